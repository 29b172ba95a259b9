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
