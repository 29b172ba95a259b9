import type {
  ComponentDocument,
  GroupDocument,
  ImpactTypeDocument,
  PhaseListDocument,
  SeverityDocument,
} from '@scs/server';
import { read, readAll, type Listed } from '../api.ts';
import { severitySteps, type SeverityStep } from './severity-steps.ts';

/** A component that can be chosen. */
interface ComponentOption {
  readonly id: string;
  readonly name: string;
  readonly visibility: ComponentDocument['visibility'];
  /** What it is found by: its name, its group and its labels, in lower case. */
  readonly found: string;
}

/** What the form of an incident offers. */
export interface Choices {
  /** In the order of the page; those in no group last, under an empty name. */
  readonly groups: readonly { readonly name: string; readonly components: readonly ComponentOption[] }[];
  readonly types: readonly { readonly id: string; readonly name: string }[];
  readonly steps: readonly SeverityStep[];
  /** The newest list of phases; undefined where there is none. */
  readonly phases: PhaseListDocument | undefined;
}

type Fetch = typeof globalThis.fetch;

/** Reads what the form of an incident offers. */
export async function readChoices(fetch: Fetch): Promise<Choices> {
  const [components, groups, severities, types, phases] = await Promise.all([
    readAll<ComponentDocument>(fetch, '/components'),
    readAll<GroupDocument>(fetch, '/component-groups'),
    readAll<SeverityDocument>(fetch, '/severities'),
    readAll<ImpactTypeDocument>(fetch, '/impact-types'),
    read<Listed<PhaseListDocument>>(fetch, '/phases?limit=1'),
  ]);
  return {
    groups: grouped(components, groups),
    types: types.map(({ id, displayName }) => ({ id, name: displayName })),
    steps: severitySteps(severities),
    phases: phases.data[0],
  };
}

/** The names of components, by their ids. */
export function namesIn({ groups }: Pick<Choices, 'groups'>): Map<string, string> {
  return new Map(groups.flatMap(({ components }) => components.map(({ id, name }) => [id, name] as const)));
}

function grouped(components: readonly ComponentDocument[], groups: readonly GroupDocument[]): Choices['groups'] {
  const known = new Set(groups.map(({ id }) => id));
  const optionsOf = (members: readonly ComponentDocument[], group: string) =>
    members.map(({ id, displayName, visibility, labels }) => ({
      id,
      name: displayName ?? '',
      visibility,
      found: [displayName ?? '', group, ...Object.values(labels)].join(' ').toLowerCase(),
    }));
  return [
    ...groups.map(({ id, name }) => ({ name, members: components.filter(({ groupId }) => groupId === id) })),
    { name: '', members: components.filter(({ groupId }) => groupId === null || !known.has(groupId)) },
  ]
    .filter(({ members }) => members.length > 0)
    .map(({ name, members }) => ({ name, components: optionsOf(members, name) }));
}
