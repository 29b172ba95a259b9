import type { StatusDeclaration } from '../config/schema.ts';
import type { Present } from './present.ts';

/** The kinds of things that can be declared, in the order in which they can be made. */
export const kinds = ['severity', 'phases', 'impact-type', 'group', 'component', 'template'] as const;
type Kind = (typeof kinds)[number];

/** One difference between what is declared and what is there. */
export interface Change {
  kind: Kind;
  action: 'add' | 'change' | 'remove';
  name: string;
  /** Of what is there. */
  id: string | null;
  /** What it is to be, field by field, and what it was: null before it was there. */
  fields: Record<string, { before: unknown; after: unknown }>;
}

interface Entry {
  id?: string | undefined;
  name: string;
  fields: Record<string, unknown>;
}

/**
 * What has to happen so that the status page is as declared. A list that is not declared is left alone; what a list does not
 * name is removed only if `prune` says so. Entries are the same when their ids are, or, without an id, their names.
 *
 * @returns nothing when all is as declared
 */
export function planChanges(declared: StatusDeclaration, present: Present, { prune }: { prune: boolean }): Change[] {
  return [
    ...compare(
      'severity',
      declared.severities?.map(({ name, ...fields }) => ({ name, fields: whole(fields, ['value', 'colour']) })),
      present.severities,
      prune,
    ),
    ...comparePhases(declared.phases, present.phases.names),
    ...compare(
      'impact-type',
      declared.impactTypes?.map(({ id, name, ...fields }) => ({ id, name, fields: whole(fields, ['description']) })),
      present.impactTypes,
      prune,
    ),
    ...compare(
      'group',
      declared.groups?.map(({ name, ...fields }, position) => ({
        name,
        fields: { ...whole(fields, ['description', 'isRedundant']), position },
      })),
      present.groups,
      prune,
    ),
    ...compare(
      'component',
      declared.components?.map(({ id, name, ...fields }, position) => ({
        id,
        name,
        fields: { ...whole(fields, ['description', 'group', 'labels', 'visibility']), position },
      })),
      present.components.map((component) => ({ ...component, labels: component.labels ?? {} })),
      prune,
    ),
    ...compare(
      'template',
      declared.templates?.map(({ name, ...content }) => ({
        name,
        fields: { content: contentOf(content, declared, present) },
      })),
      present.templates.map((template) => ({ ...template, content: namedContent(template.content, present) })),
      prune,
    ),
  ];
}

/** Fields that are not given are emptied. */
function whole(fields: Readonly<Record<string, unknown>>, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(names.map((name) => [name, fields[name] ?? null]));
}

function compare(
  kind: Kind,
  declared: readonly Entry[] | undefined,
  present: readonly (object & { id: string; name: string | null })[],
  prune: boolean,
): Change[] {
  if (declared === undefined) return [];
  const left = new Map(present.map((entry) => [entry.id, entry]));
  const changes = declared.flatMap((entry): Change[] => {
    const found =
      entry.id === undefined ? [...left.values()].find(({ name }) => name === entry.name) : left.get(entry.id);
    const wanted: Readonly<Record<string, unknown>> = { name: entry.name, ...entry.fields };
    if (found === undefined) {
      const fields = Object.entries(wanted).filter(([, after]) => after !== null);
      return [
        {
          kind,
          action: 'add',
          name: entry.name,
          id: entry.id ?? null,
          fields: Object.fromEntries(fields.map(([name, after]) => [name, { before: null, after }])),
        },
      ];
    }
    left.delete(found.id);
    const before: Readonly<Record<string, unknown>> = { ...found };
    const differing = Object.entries(wanted).filter(([name, after]) => !isSame(before[name] ?? null, after));
    if (differing.length === 0) return [];
    const fields = Object.fromEntries(
      differing.map(([name, after]) => [name, { before: before[name] ?? null, after }]),
    );
    return [{ kind, action: 'change', name: entry.name, id: found.id, fields }];
  });
  const superfluous = prune ? [...left.values()] : [];
  return [
    ...changes,
    ...superfluous.map(({ id, name }): Change => ({ kind, action: 'remove', name: name ?? id, id, fields: {} })),
  ];
}

/** Lists of phases are never changed: another list is a new generation (scs-0402). */
function comparePhases(declared: readonly string[] | undefined, present: readonly string[]): Change[] {
  if (declared === undefined || isSame(declared, present)) return [];
  const fields = { names: { before: present.length === 0 ? null : present, after: declared } };
  return [{ kind: 'phases', action: 'add', name: declared.join(', '), id: null, fields }];
}

type DeclaredTemplate = NonNullable<StatusDeclaration['templates']>[number];

/** A template by names: ids may not be known yet. */
function contentOf(
  { title, description, phase, affects }: Omit<DeclaredTemplate, 'name'>,
  declared: StatusDeclaration,
  present: Present,
): object {
  const phases = declared.phases ?? present.phases.names;
  return {
    title: title ?? null,
    description: description ?? null,
    // a phase that does not exist is left for the template's own verb to refuse
    phase: phase === undefined ? null : { name: phase, order: phases.indexOf(phase) },
    affects: affects.map(({ component, type, severity }) => ({ component, type, severity })),
  };
}

/** The content of a template that is there, by names. */
function namedContent(content: Readonly<Record<string, unknown>>, present: Present): object {
  const { displayName, description, phase, affects } = content as {
    displayName?: string | null;
    description?: string | null;
    phase?: { generation: number; order: number };
    affects?: { reference: string; type: string; severity?: number | null }[];
  };
  const nameOf = (list: readonly { id: string; name: string | null }[], id: string) =>
    list.find((entry) => entry.id === id)?.name ?? id;
  return {
    title: displayName ?? null,
    description: description ?? null,
    phase:
      phase?.generation === present.phases.generation
        ? { name: present.phases.names[phase.order] ?? null, order: phase.order }
        : (phase ?? null),
    affects: (affects ?? []).map(({ reference, type, severity }) => ({
      component: nameOf(present.components, reference),
      type: nameOf(present.impactTypes, type),
      severity: severity ?? null,
    })),
  };
}

/** Whether two values are the same as data, whatever the order of the keys. */
function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}
