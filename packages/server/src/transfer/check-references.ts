import { ServerError, type FieldProblem } from '../errors.ts';
import type { TransferDocument } from './document.ts';

const most = 20;

/**
 * Checks that the document holds all that it refers to, and nothing twice.
 *
 * @throws ServerError `invalid`, with the places
 */
export function checkReferences(document: TransferDocument): void {
  const fields: FieldProblem[] = [];
  const note = (path: string, message: string): void => {
    if (fields.length < most) fields.push({ path, message });
  };
  const idsOf = (name: 'components' | 'impactTypes' | 'groups' | 'incidents' | 'severities' | 'templates') => {
    const ids = new Set<string>();
    document[name].forEach(({ id }, index) => {
      if (ids.has(id)) note(`${name}[${String(index)}].id`, 'is there twice');
      ids.add(id);
    });
    return ids;
  };
  const [components, types, groups] = [idsOf('components'), idsOf('impactTypes'), idsOf('groups')];
  for (const name of ['incidents', 'severities', 'templates'] as const) idsOf(name);
  const refuseTwice = (name: string, field: string, values: readonly unknown[]) => {
    const seen = new Set<unknown>();
    values.forEach((value, index) => {
      if (value !== null && seen.has(value)) note(`${name}[${String(index)}].${field}`, 'is there twice');
      seen.add(value);
    });
  };
  for (const field of ['displayName', 'value'] as const)
    refuseTwice(
      'severities',
      field,
      document.severities.map((severity) => severity[field]),
    );
  for (const list of ['groups', 'templates'] as const)
    refuseTwice(
      list,
      'name',
      document[list].map(({ name }) => name),
    );
  refuseTwice(
    'reports',
    'month',
    document.reports.map(({ month }) => month),
  );
  for (const { path, message } of gapsOf(document.phases)) note(path, message);
  const phases = new Set(document.phases.map(({ generation, order }) => `${String(generation)} ${String(order)}`));
  document.components.forEach(({ groupId }, index) => {
    if (groupId !== null && !groups.has(groupId))
      note(`components[${String(index)}].groupId`, 'is no group of the document');
  });
  document.incidents.forEach(({ phase, impacts, updates }, index) => {
    const path = `incidents[${String(index)}]`;
    if (phase !== null && !phases.has(`${String(phase.generation)} ${String(phase.order)}`)) {
      note(`${path}.phase`, 'is no phase of the document');
    }
    const pairs = new Set<string>();
    impacts.forEach(({ component, type }, position) => {
      const at = `${path}.impacts[${String(position)}]`;
      if (!components.has(component)) note(`${at}.component`, 'is no component of the document');
      if (!types.has(type)) note(`${at}.type`, 'is no impact type of the document');
      if (pairs.has(`${component} ${type}`)) note(at, 'affects the same component in the same way as another one');
      pairs.add(`${component} ${type}`);
    });
    if (new Set(updates.map(({ order }) => order)).size < updates.length)
      note(`${path}.updates`, 'have an order twice');
  });
  const [first] = fields;
  if (first === undefined) return;
  throw new ServerError('invalid', `${first.path} ${first.message}.`, 'Correct the document and import it again.', {
    fields,
  });
}

/** The phases of a list are counted from 0: their order is their place in the list that everybody is shown. */
function gapsOf(phases: TransferDocument['phases']): FieldProblem[] {
  const places = phases.map((phase, index) => ({ ...phase, index }));
  return [...Map.groupBy(places, ({ generation }) => generation).values()].flatMap((list) =>
    list
      .toSorted((one, other) => one.order - other.order)
      .flatMap(({ order, index }, wanted) =>
        order === wanted
          ? []
          : [
              {
                path: `phases[${String(index)}].order`,
                message: `is ${String(order)} where ${String(wanted)} is next; the phases of a generation are numbered from 0, without a gap`,
              },
            ],
      )
      .slice(0, 1),
  );
}
