import type { FastifyInstance, FastifyRequest } from 'fastify';
import { notFound } from '../../errors.ts';
import { createImpactType } from '../impact-types/create-impact-type.ts';
import { deleteImpactType } from '../impact-types/delete-impact-type.ts';
import { updateImpactType } from '../impact-types/update-impact-type.ts';
import { act, bodyOf, created, done, pathOf, type CompatContext } from './context.ts';
import { impactTypeDocument } from './documents.ts';
import { uuidParameter } from './parameters.ts';
import { listImpactTypes } from './queries.ts';
import { impactTypeRequest } from './requests.ts';
import { answerRead } from './send-answer.ts';

export function impactTypeRoutes(app: FastifyInstance, context: CompatContext): void {
  const { cache, store } = context;
  const id = (request: FastifyRequest) => uuidParameter('impactTypeId', pathOf(request, 'impactTypeId'));

  app.get('/impacttypes', { config: { role: 'anyone' } }, (request, reply) =>
    answerRead(cache, request, reply, async () => (await listImpactTypes(store.db)).map(impactTypeDocument)),
  );
  app.post('/impacttypes', { config: { role: 'operator' } }, async (request, reply) => {
    const { id } = await act(context, request, createImpactType, impactTypeRequest(bodyOf(request)));
    return created(reply, { id });
  });
  app.get('/impacttypes/:impactTypeId', { config: { role: 'anyone' } }, (request, reply) => {
    const impactTypeId = id(request);
    return answerRead(cache, request, reply, async () => {
      const [type] = await listImpactTypes(store.db, impactTypeId);
      if (type === undefined) throw notFound('impact type', impactTypeId);
      return impactTypeDocument(type);
    });
  });
  app.patch('/impacttypes/:impactTypeId', { config: { role: 'operator' } }, async (request, reply) => {
    const impactTypeId = id(request);
    await act(context, request, updateImpactType, { id: impactTypeId, ...impactTypeRequest(bodyOf(request)) });
    return done(reply);
  });
  app.delete('/impacttypes/:impactTypeId', { config: { role: 'operator' } }, async (request, reply) => {
    await act(context, request, deleteImpactType, { id: id(request) });
    return done(reply);
  });
}
