import type { FastifyInstance, FastifyRequest } from 'fastify';
import { notFound } from '../../errors.ts';
import { createComponent } from '../components/create-component.ts';
import { deleteComponent } from '../components/delete-component.ts';
import { updateComponent } from '../components/update-component.ts';
import { act, bodyOf, created, done, pathOf, queryOf, type CompatContext } from './context.ts';
import { componentDocument } from './documents.ts';
import { dateParameter, uuidParameter } from './parameters.ts';
import { listComponents, type ActiveAt } from './queries.ts';
import { componentRequest } from './requests.ts';
import { answerRead } from './send-answer.ts';

/** An empty `at` is the year 1 to upstream: nothing is going on then. */
function activeAt(request: FastifyRequest): ActiveAt {
  const at = queryOf(request, 'at');
  if (at === undefined) return { kind: 'open' };
  return at === '' ? { kind: 'never' } : { kind: 'moment', at: dateParameter('at', at) };
}

export function componentRoutes(app: FastifyInstance, context: CompatContext): void {
  const { cache, store } = context;
  const id = (request: FastifyRequest) => uuidParameter('componentId', pathOf(request, 'componentId'));

  app.get('/components', { config: { role: 'anyone', parameters: ['at'] } }, (request, reply) => {
    const at = activeAt(request);
    return answerRead(cache, request, reply, async () => (await listComponents(store.db, at)).map(componentDocument));
  });
  app.post('/components', { config: { role: 'operator' } }, async (request, reply) => {
    const { id } = await act(context, request, createComponent, componentRequest(bodyOf(request)));
    return created(reply, { id });
  });
  app.get(
    '/components/:componentId',
    { config: { role: 'anyone', parameters: ['at'], cost: 'little' } },
    (request, reply) => {
      const [componentId, at] = [id(request), activeAt(request)];
      return answerRead(cache, request, reply, async () => {
        const [component] = await listComponents(store.db, at, componentId);
        if (component === undefined) throw notFound('component', componentId);
        return componentDocument(component);
      });
    },
  );
  app.patch('/components/:componentId', { config: { role: 'operator' } }, async (request, reply) => {
    const componentId = id(request);
    await act(context, request, updateComponent, { id: componentId, ...componentRequest(bodyOf(request)) });
    return done(reply);
  });
  app.delete('/components/:componentId', { config: { role: 'operator' } }, async (request, reply) => {
    await act(context, request, deleteComponent, { id: id(request) });
    return done(reply);
  });
}
