import type { FastifyInstance, FastifyRequest } from 'fastify';
import { notFound } from '../../errors.ts';
import { deleteUpdate } from '../updates/delete-update.ts';
import { editUpdate } from '../updates/edit-update.ts';
import { postUpdate } from '../updates/post-update.ts';
import { act, bodyOf, created, done, pathOf, type CompatContext } from './context.ts';
import { updateDocument } from './documents.ts';
import { integerParameter, uuidParameter } from './parameters.ts';
import { findIncident, listUpdates } from './queries.ts';
import { updateRequest } from './requests.ts';
import { answerRead } from './send-answer.ts';

export function updateRoutes(app: FastifyInstance, context: CompatContext): void {
  const { cache, store } = context;
  const incident = (request: FastifyRequest) => uuidParameter('incidentId', pathOf(request, 'incidentId'));
  const parametersOf = (request: FastifyRequest) => ({
    incidentId: incident(request),
    order: integerParameter('updateOrder', pathOf(request, 'updateOrder')),
  });
  /** A number that no update can have is not found, and no mistake. */
  const key = (request: FastifyRequest) => {
    const { incidentId, order } = parametersOf(request);
    if (order < 0n || order >= 2n ** 31n) throw notFound('update', `${String(order)} of the incident ${incidentId}`);
    return { incidentId, order: Number(order) };
  };
  /** Upstream answers an empty list for an incident that does not exist; a client is better told so. */
  const refuseUnseen = async (incidentId: string) => {
    if ((await findIncident(store.db, incidentId)) === undefined) throw notFound('incident', incidentId);
  };

  app.get('/incidents/:incidentId/updates', { config: { role: 'anyone', cost: 'little' } }, (request, reply) => {
    const incidentId = incident(request);
    return answerRead(cache, request, reply, async () => {
      await refuseUnseen(incidentId);
      return (await listUpdates(store.db, incidentId)).map(updateDocument);
    });
  });
  app.post('/incidents/:incidentId/updates', { config: { role: 'operator' } }, async (request, reply) => {
    const incidentId = incident(request);
    const { order } = await act(context, request, postUpdate, { incidentId, ...updateRequest(bodyOf(request)) });
    return created(reply, { order });
  });
  app.get(
    '/incidents/:incidentId/updates/:updateOrder',
    { config: { role: 'anyone', cost: 'little' } },
    (request, reply) => {
      const { incidentId, order } = key(request);
      return answerRead(cache, request, reply, async () => {
        await refuseUnseen(incidentId);
        const [update] = await listUpdates(store.db, incidentId, order);
        if (update === undefined) throw notFound('update', `${String(order)} of the incident ${incidentId}`);
        return updateDocument(update);
      });
    },
  );
  app.patch('/incidents/:incidentId/updates/:updateOrder', { config: { role: 'operator' } }, async (request, reply) => {
    // the path is read before the body, and an empty body is a mistake before it is asked what exists (reference 1.1)
    parametersOf(request);
    const fields = updateRequest(bodyOf(request));
    await act(context, request, editUpdate, { ...key(request), ...fields });
    return done(reply);
  });
  app.delete(
    '/incidents/:incidentId/updates/:updateOrder',
    { config: { role: 'operator' } },
    async (request, reply) => {
      await act(context, request, deleteUpdate, key(request));
      return done(reply);
    },
  );
}
