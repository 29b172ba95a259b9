import type { FastifyInstance } from 'fastify';
import { notFound } from '../../errors.ts';
import { createPhases } from '../phases/create-phases.ts';
import { act, bodyOf, created, queryOf, type CompatContext } from './context.ts';
import { integerParameter } from './parameters.ts';
import { listPhases } from './queries.ts';
import { badRequest } from './read-body.ts';
import { phasesRequest } from './requests.ts';
import { answerRead } from './send-answer.ts';

export function phaseRoutes(app: FastifyInstance, context: CompatContext): void {
  const { cache, store } = context;

  app.get('/phases', { config: { role: 'anyone', parameters: ['generation'] } }, (request, reply) => {
    const text = queryOf(request, 'generation');
    const generation = text === undefined ? undefined : integerParameter('generation', text);
    if (generation !== undefined && generation < 1n) throw badRequest('generation must be 1 or more');
    return answerRead(cache, request, reply, async () => {
      if (generation === undefined) return listPhases(store.db, undefined);
      const list = generation < 2n ** 31n ? await listPhases(store.db, Number(generation)) : undefined;
      if (list === undefined || list.phases.length === 0) throw notFound('generation of phases', String(generation));
      return list;
    });
  });
  app.post('/phases', { config: { role: 'operator' } }, async (request, reply) =>
    created(reply, await act(context, request, createPhases, phasesRequest(bodyOf(request)))),
  );
}
