import type { StatusDeclaration } from '../config/schema.ts';
import { isSame } from './is-same.ts';
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
  const severities = match(
    declared.severities?.map(({ name, ...fields }) => ({ name, fields: whole(fields, ['value', 'colour']) })),
    present.severities,
  );
  const phases = comparePhases(declared.phases, present.phases.names);
  const impactTypes = match(
    declared.impactTypes?.map(({ id, name, ...fields }) => ({ id, name, fields: whole(fields, ['description']) })),
    present.impactTypes,
  );
  const groups = match(
    declared.groups?.map(({ name, ...fields }, position) => ({
      name,
      fields: { ...whole(fields, ['description', 'isRedundant']), position },
    })),
    present.groups,
  );
  const components = match(
    declared.components?.map(({ id, name, ...fields }, position) => ({
      id,
      name,
      fields: { ...whole(fields, ['description', 'group', 'labels', 'visibility']), position },
    })),
    present.components.map((component) => ({ ...component, labels: component.labels ?? {} })),
  );
  // what templates refer to is named as it will be, so that they follow what is renamed in the same run
  const goal: Goal = {
    phases: {
      generation: phases.length === 0 ? present.phases.generation : null,
      names: declared.phases ?? present.phases.names,
    },
    componentNames: namesAfter(components, prune),
    impactTypeNames: namesAfter(impactTypes, prune),
  };
  const templates = match(
    declared.templates?.map(({ name, ...content }) => ({ name, fields: { content: contentOf(content, goal) } })),
    present.templates.map((template) => ({ ...template, content: namedContent(template.content, goal) })),
  );
  return [
    ...compare('severity', severities, prune),
    ...phases,
    ...compare('impact-type', impactTypes, prune),
    ...compare('group', groups, prune),
    ...compare('component', components, prune),
    ...compare('template', templates, prune),
  ];
}

/** Fields that are not given are emptied. */
function whole(fields: Readonly<Record<string, unknown>>, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(names.map((name) => [name, fields[name] ?? null]));
}

type Row = object & { id: string; name: string | null };

/** Which declared entry is which of what is there; a list that is not declared matches nothing and leaves all as it is. */
interface Matched {
  readonly pairs: readonly { entry: Entry; found: Row | undefined }[];
  /** What no entry stands for. */
  readonly left: readonly Row[];
  readonly isDeclared: boolean;
}

/** By ids first: what one entry claims by its id is not taken by another one that happens to have its name. */
function match(declared: readonly Entry[] | undefined, present: readonly Row[]): Matched {
  const left = new Map(present.map((row) => [row.id, row]));
  const found = new Map<Entry, Row>();
  const take = (entry: Entry, row: Row | undefined): void => {
    if (row === undefined) return;
    found.set(entry, row);
    left.delete(row.id);
  };
  const entries = declared ?? [];
  for (const entry of entries) if (entry.id !== undefined) take(entry, left.get(entry.id));
  for (const entry of entries) {
    if (entry.id === undefined)
      take(
        entry,
        left.values().find(({ name }) => name === entry.name),
      );
  }
  return {
    pairs: entries.map((entry) => ({ entry, found: found.get(entry) })),
    left: [...left.values()],
    isDeclared: declared !== undefined,
  };
}

function compare(kind: Kind, { pairs, left, isDeclared }: Matched, prune: boolean): Change[] {
  const changes = pairs.flatMap(({ entry, found }): Change[] => {
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
    const before: Readonly<Record<string, unknown>> = { ...found };
    const differing = Object.entries(wanted).filter(([name, after]) => !isSame(before[name] ?? null, after));
    if (differing.length === 0) return [];
    const fields = Object.fromEntries(
      differing.map(([name, after]) => [name, { before: before[name] ?? null, after }]),
    );
    return [{ kind, action: 'change', name: entry.name, id: found.id, fields }];
  });
  const superfluous = prune && isDeclared ? left : [];
  return [
    ...changes,
    ...superfluous.map(({ id, name }): Change => ({ kind, action: 'remove', name: name ?? id, id, fields: {} })),
  ];
}

/** The names of what is there now and stays, by id, as they will be. */
function namesAfter({ pairs, left, isDeclared }: Matched, prune: boolean): ReadonlyMap<string, string | null> {
  return new Map([
    ...pairs.flatMap(({ entry, found }) => (found === undefined ? [] : [[found.id, entry.name] as const])),
    ...(prune && isDeclared ? [] : left.map(({ id, name }) => [id, name] as const)),
  ]);
}

/** Lists of phases are never changed: another list is a new generation (scs-0402). */
function comparePhases(declared: readonly string[] | undefined, present: readonly string[]): Change[] {
  if (declared === undefined || isSame(declared, present)) return [];
  const fields = { names: { before: present.length === 0 ? null : present, after: declared } };
  return [{ kind: 'phases', action: 'add', name: declared.join(', '), id: null, fields }];
}

type DeclaredTemplate = NonNullable<StatusDeclaration['templates']>[number];

/** What templates refer to, as it is when all changes are made. */
interface Goal {
  /** The newest list; its generation is null while it is still to be made, so that no template can be on it yet. */
  readonly phases: { readonly generation: number | null; readonly names: readonly string[] };
  readonly componentNames: ReadonlyMap<string, string | null>;
  readonly impactTypeNames: ReadonlyMap<string, string | null>;
}

/** A template by names: ids may not be known yet. */
function contentOf({ title, description, phase, affects }: Omit<DeclaredTemplate, 'name'>, { phases }: Goal): object {
  return {
    title: title ?? null,
    description: description ?? null,
    // a phase that does not exist is left for the template's own verb to refuse
    phase: phase === undefined ? null : { name: phase, order: phases.names.indexOf(phase) },
    affects: affects.map(({ component, type, severity }) => ({ component, type, severity })),
  };
}

/** The content of a template that is there, by names. */
function namedContent(content: Readonly<Record<string, unknown>>, goal: Goal): object {
  const { displayName, description, phase, affects } = content as {
    displayName?: string | null;
    description?: string | null;
    phase?: { generation: number; order: number };
    affects?: { reference: string; type: string; severity?: number | null }[];
  };
  return {
    title: displayName ?? null,
    description: description ?? null,
    phase:
      phase?.generation === goal.phases.generation
        ? { name: goal.phases.names[phase.order] ?? null, order: phase.order }
        : (phase ?? null),
    affects: (affects ?? []).map(({ reference, type, severity }) => ({
      component: goal.componentNames.get(reference) ?? reference,
      type: goal.impactTypeNames.get(type) ?? type,
      severity: severity ?? null,
    })),
  };
}
