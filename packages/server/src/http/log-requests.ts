import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { actorOf } from './actor-of.ts';

const slowMs = 1000;

/**
 * One line for each request, without what its query, its headers and its body say. Reads that went well are told at the level
 * `debug`: they are many and say little. Changes, refusals and what took long are told at `info`.
 */
export function logRequests(app: FastifyInstance): void {
  const tellsAll = app.log.level === 'debug' || app.log.level === 'trace';
  app.addHook('onResponse', (request, reply, done) => {
    const { method } = request;
    const isRead = method === 'GET' || method === 'HEAD' || method === 'OPTIONS';
    const isQuiet = isRead && reply.statusCode < 400 && reply.elapsedTime < slowMs;
    if (!isQuiet) request.log.info(line(request, reply), 'request');
    else if (tellsAll) request.log.debug(line(request, reply), 'request');
    done();
  });
}

function line(request: FastifyRequest, reply: FastifyReply): object {
  const length = reply.getHeader('content-length');
  return {
    method: request.method,
    // the pattern and not the path: invitations and codes stand in paths
    route: request.routeOptions.url ?? 'none',
    status: reply.statusCode,
    ms: Math.round(reply.elapsedTime * 10) / 10,
    bytes: length === undefined ? undefined : Number(length),
    actor: actorOf(request).kind,
  };
}
