import type { FastifyInstance, FastifyRequest, HTTPMethods } from 'fastify';
import { componentRoutes } from './components.ts';
import { queryOf, type CompatContext } from './context.ts';
import { answerError, handleError } from './error-answer.ts';
import { impactTypeRoutes } from './impact-types.ts';
import { incidentRoutes } from './incidents.ts';
import { phaseRoutes } from './phases.ts';
import { severityRoutes } from './severities.ts';
import { updateRoutes } from './updates.ts';
import { integerParameter, uuidParameter } from './parameters.ts';

/** In the order of upstream's `Allow`. */
const order: readonly HTTPMethods[] = ['OPTIONS', 'DELETE', 'GET', 'HEAD', 'PATCH', 'POST'];
const others: readonly HTTPMethods[] = ['PUT', 'TRACE'];

/**
 * The status page API of upstream, version 1.1.2 (reference 1). It has its own way of reading bodies and of telling errors, so
 * it must be registered in a scope of its own.
 */
export function compatApi(context: CompatContext) {
  return function plugin(app: FastifyInstance, _options: object, done: () => void): void {
    app.removeAllContentTypeParsers();
    app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, parsed) => {
      parsed(null, body);
    });
    app.setErrorHandler(handleError);
    app.setNotFoundHandler((_request, reply) => answerError(reply, 404));

    app.addHook('onRoute', (route) => {
      if (route.method !== 'GET' && route.method !== 'HEAD') return;
      const { parameters = [] } = (route.config ??= {});
      route.config.answerKey = (request) => keyOf(request, parameters);
    });
    const methodsOf = new Map<string, Set<string>>();
    app.addHook('onRoute', ({ routePath, method }) => {
      const known = methodsOf.get(routePath) ?? new Set();
      for (const one of [method].flat()) known.add(one);
      methodsOf.set(routePath, known);
    });
    componentRoutes(app, context);
    impactTypeRoutes(app, context);
    severityRoutes(app, context);
    phaseRoutes(app, context);
    incidentRoutes(app, context);
    updateRoutes(app, context);
    for (const [path, methods] of [...methodsOf]) refuseOtherMethods(app, path, methods);
    refuseSlashesInIds(app);
    done();
  };
}

/** The address with what the route looks at: whatever else a client adds to it makes no other answer. */
function keyOf(request: FastifyRequest, parameters: readonly string[]): string {
  const [path = ''] = request.url.split('?', 1);
  if (path.length === request.url.length || parameters.length === 0) return path;
  return JSON.stringify([path, ...parameters.map((name) => queryOf(request, name) ?? null)]);
}

function refuseOtherMethods(app: FastifyInstance, url: string, methods: ReadonlySet<string>): void {
  const allow = order.filter((method) => method === 'OPTIONS' || methods.has(method)).join(', ');
  app.route({
    method: 'OPTIONS',
    url,
    config: { role: 'anyone' },
    handler: (_request, reply) => reply.code(204).header('allow', allow).send(),
  });
  app.route({
    method: [...order, ...others].filter((method) => method !== 'OPTIONS' && !methods.has(method)),
    url,
    config: { role: 'anyone' },
    handler: (_request, reply) => answerError(reply.header('allow', allow), 405),
  });
}

/** A slash at the end lands in the id, which then is none. */
function refuseSlashesInIds(app: FastifyInstance): void {
  for (const [path, name] of [
    ['/components', 'componentId'],
    ['/impacttypes', 'impactTypeId'],
  ] as const) {
    app.all(`${path}/:id/*`, { config: { role: 'anyone' } }, (request) => uuidParameter(name, request.url));
  }
  app.all('/incidents/:incidentId/updates/:id/*', { config: { role: 'anyone' } }, (request) =>
    integerParameter('updateOrder', request.url),
  );
}
