import type { FastifyInstance } from 'fastify';
import { Counter, Histogram, type Registry } from 'prom-client';

/** Seconds. Answers from memory take less than the first; what takes longer than the last is worth a look in the log. */
const buckets = [0.001, 0.005, 0.025, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/**
 * Counts the requests of an app by the pattern of their route, never by their path: the number of series stays that of the
 * routes.
 */
export function httpMetrics(registry: Registry): (app: FastifyInstance) => void {
  const registers = [registry];
  const requests = new Counter({
    name: 'scs_http_requests_total',
    help: 'Requests answered, by the pattern of their route and the class of the status.',
    labelNames: ['method', 'route', 'status'],
    registers,
  });
  const durations = new Histogram({
    name: 'scs_http_request_duration_seconds',
    help: 'From the arrival of a request to the end of its answer.',
    labelNames: ['method', 'route'],
    buckets,
    registers,
  });
  return (app) => {
    app.addHook('onResponse', (request, reply, done) => {
      const { method } = request;
      const route = request.routeOptions.url ?? 'none';
      requests.inc({ method, route, status: `${String(Math.trunc(reply.statusCode / 100))}xx` });
      durations.observe({ method, route }, reply.elapsedTime / 1000);
      done();
    });
  };
}
