import type { FastifyInstance, FastifyRequest } from 'fastify';
import { notFound } from '../../errors.ts';
import { oneOfFew } from '../../http/one-of-few.ts';
import { checkMaintenanceEnds, checkOrder } from '../incidents/check-times.ts';
import { createIncident } from '../incidents/create-incident.ts';
import { deleteIncident } from '../incidents/delete-incident.ts';
import { updateIncident } from '../incidents/update-incident.ts';
import { compareTimestamps } from '../timestamp-input.ts';
import { act, bodyOf, created, done, pathOf, queryOf, type CompatContext } from './context.ts';
import { incidentDocument } from './documents.ts';
import { dateParameter, uuidParameter } from './parameters.ts';
import { findIncident, hasNoPhase, listIncidents } from './queries.ts';
import { badRequest } from './read-body.ts';
import { incidentRequest } from './requests.ts';
import { answerRead } from './send-answer.ts';

/** Upstream's document names defaults, but its server applies none (reference 1.7, 8). */
function windowOf(request: FastifyRequest) {
  const [start, end] = (['start', 'end'] as const).map((name) => {
    const text = queryOf(request, name);
    if (text === undefined || text === '') throw badRequest(`the query parameter ${name} is needed`);
    const moment = dateParameter(name, text);
    if (moment === '0001-01-01T00:00:00Z') throw badRequest(`the query parameter ${name} must have a value`);
    return moment;
  }) as [string, string];
  if (compareTimestamps(start, end) > 0) throw badRequest('end is before start');
  return { start, end };
}

function isNoPhase(phase: { generation: number; order: number } | undefined): boolean {
  return phase?.generation === 0 && phase.order === 0;
}

export function incidentRoutes(app: FastifyInstance, context: CompatContext): void {
  const { cache, store } = context;
  // ten years of incidents are tens of megabytes, and strangers choose the window
  const inTurn = oneOfFew(2, 20, 'Too many windows of incidents are asked for at the moment.');
  const id = (request: FastifyRequest) => uuidParameter('incidentId', pathOf(request, 'incidentId'));

  app.get('/incidents', { config: { role: 'anyone', parameters: ['start', 'end'] } }, (request, reply) =>
    // the window is only read where the answer is not in memory
    answerRead(cache, request, reply, async () => {
      const { start, end } = windowOf(request);
      return (await inTurn(() => listIncidents(store.db, start, end))).map(incidentDocument);
    }),
  );
  app.post('/incidents', { config: { role: 'operator' } }, async (request, reply) => {
    const { id } = await act(context, request, createIncident, incidentRequest(bodyOf(request)));
    return created(reply, { id });
  });
  app.get('/incidents/:incidentId', { config: { role: 'anyone', cost: 'little' } }, (request, reply) => {
    const incidentId = id(request);
    return answerRead(cache, request, reply, async () => {
      const incident = await findIncident(store.db, incidentId);
      if (incident === undefined) throw notFound('incident', incidentId);
      return incidentDocument(incident);
    });
  });
  app.patch('/incidents/:incidentId', { config: { role: 'operator' } }, async (request, reply) => {
    const incidentId = id(request);
    const { affects, phase, ...fields } = incidentRequest(bodyOf(request));
    // the end that is stored does not count: the same body must have it (reference 1.5.7)
    checkOrder(fields.beganAt, fields.endedAt);
    checkMaintenanceEnds(affects ?? [], fields.endedAt);
    await act(context, request, updateIncident, {
      id: incidentId,
      ...fields,
      // sent back as it was read: an incident without a phase shows generation 0, order 0, which never exists (reference 1.5.2)
      phase: isNoPhase(phase) && (await hasNoPhase(store.db, incidentId)) ? undefined : phase,
      affects,
      isFromPublicView: true,
    });
    return done(reply);
  });
  app.delete('/incidents/:incidentId', { config: { role: 'operator' } }, async (request, reply) => {
    await act(context, request, deleteIncident, { id: id(request) });
    return done(reply);
  });
}
