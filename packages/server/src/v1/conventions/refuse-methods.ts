import type { FastifyInstance, HTTPMethods } from 'fastify';
import { sendProblem } from '../../http/problem.ts';

const all: readonly HTTPMethods[] = ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT', 'TRACE'];

/** Collects what is routed from here on; the function that it returns answers 405 to all other methods of those paths. */
export function otherMethods(app: FastifyInstance): () => void {
  const methodsOf = new Map<string, Set<string>>();
  app.addHook('onRoute', ({ routePath, method }) => {
    const known = methodsOf.get(routePath) ?? new Set();
    for (const one of [method].flat()) known.add(one);
    methodsOf.set(routePath, known);
  });
  return () => {
    for (const [url, methods] of [...methodsOf]) {
      const known = all.filter((method) => methods.has(method));
      const allow = [...known, 'OPTIONS'].join(', ');
      app.options(url, { config: { role: 'anyone' }, schema: { hide: true } }, (_request, reply) =>
        reply.code(204).header('allow', allow).send(),
      );
      app.route({
        method: all.filter((method) => method !== 'OPTIONS' && !methods.has(method)),
        url,
        config: { role: 'anyone' },
        schema: { hide: true },
        handler: (request, reply) =>
          sendProblem(request, reply.header('allow', allow), {
            code: 'method-not-allowed',
            status: 405,
            detail: `${request.method} is not possible here.`,
            hint: `Possible are ${allow}.`,
          }),
      });
    }
  };
}
