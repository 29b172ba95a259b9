import { kinds, type Change } from './plan.ts';

/** What nothing refers to: it can go first, so that its unique name or value can be used again. */
const standsAlone: ReadonlySet<Change['kind']> = new Set(['severity', 'template']);

/**
 * The changes in an order in which they can be made: what is referred to is made before and removed after what refers to it.
 * Templates are made last, when names mean nothing any more that is to be removed.
 */
export function inOrder(changes: readonly Change[]): Change[] {
  const removed = changes
    .filter(({ action }) => action === 'remove')
    .toSorted((one, other) => kinds.indexOf(other.kind) - kinds.indexOf(one.kind));
  const made = changes.filter(({ action }) => action !== 'remove');
  return [
    ...removed.filter(({ kind }) => standsAlone.has(kind)),
    ...made.filter(({ kind }) => kind !== 'template'),
    ...removed.filter(({ kind }) => !standsAlone.has(kind)),
    ...made.filter(({ kind }) => kind === 'template'),
  ];
}
