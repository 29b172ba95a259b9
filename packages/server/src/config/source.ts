import { describePlace, type Place } from './problem.ts';

/** Where the value of a setting comes from. */
export type Source = { kind: 'default' } | Place;

/**
 * A source as it is shown.
 *
 * @example describeSource({ kind: 'environment', variable: 'SCS_LISTEN' }) // 'SCS_LISTEN'
 */
export function describeSource(source: Source): string {
  return source.kind === 'default' ? 'default' : describePlace(source);
}
