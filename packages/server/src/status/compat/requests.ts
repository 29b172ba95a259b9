import { ServerError } from '../../errors.ts';
import { date, integer, labels, listOf, member, string, uuid } from './fields.ts';
import { membersOf, type Body } from './read-body.ts';

/** @throws ServerError `bad-request` when nothing known has a value */
function refuseEmpty<T extends object>(fields: T, alsoCounts: readonly unknown[] = []): T {
  const isEmpty = [...(Object.values(fields) as unknown[]), ...alsoCounts].every((value) => value === undefined);
  if (isEmpty) throw new ServerError('bad-request', 'empty request', 'Send at least one field that has a value.');
  return fields;
}

function anything(value: unknown): unknown {
  return value;
}

/** `activelyAffectedBy` is read-only, and yet a body that has nothing else is not empty (reference 1.5.8). */
export function componentRequest(body: Body) {
  const fields = { displayName: member(body, 'displayName', string), labels: member(body, 'labels', labels) };
  return refuseEmpty(fields, [member(body, 'activelyAffectedBy', listOf(anything))]);
}

export function impactTypeRequest(body: Body) {
  return refuseEmpty({
    displayName: member(body, 'displayName', string),
    description: member(body, 'description', string),
  });
}

export function severityRequest(body: Body) {
  return refuseEmpty({ displayName: member(body, 'displayName', string), value: member(body, 'value', integer) });
}

/** A null in the list is an empty name, as Go decodes it. */
export function phasesRequest(body: Body) {
  const name = (value: unknown, path: string) => (value === null ? '' : string(value, path));
  return refuseEmpty({ phases: member(body, 'phases', listOf(name)) });
}

/** `updates` is read-only, and yet a body that has nothing else is not empty. */
export function incidentRequest(body: Body) {
  const fields = {
    displayName: member(body, 'displayName', string),
    description: member(body, 'description', string),
    beganAt: member(body, 'beganAt', date),
    endedAt: member(body, 'endedAt', date),
    phase: member(body, 'phase', phase),
    affects: member(body, 'affects', listOf(impact)),
  };
  return refuseEmpty(fields, [member(body, 'updates', listOf(integer))]);
}

export function updateRequest(body: Body) {
  return refuseEmpty({
    displayName: member(body, 'displayName', string),
    description: member(body, 'description', string),
    createdAt: member(body, 'createdAt', date),
  });
}

/** A missing member is 0. */
function phase(value: unknown, path: string) {
  const body = membersOf(value, path);
  return {
    generation: member(body, 'generation', integer, `${path}.`) ?? 0,
    order: member(body, 'order', integer, `${path}.`) ?? 0,
  };
}

function impact(value: unknown, path: string) {
  const body = membersOf(value, path);
  return {
    reference: member(body, 'reference', uuid, `${path}.`),
    type: member(body, 'type', uuid, `${path}.`),
    severity: member(body, 'severity', integer, `${path}.`),
  };
}
