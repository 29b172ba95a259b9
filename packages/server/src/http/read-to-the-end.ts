import { finished } from 'node:stream';
import type { FastifyInstance } from 'fastify';

/**
 * Reads what is left of a refused request's body, and throws it away, before the answer is sent. Else the connection is closed
 * while the client is still sending: it then sees a broken connection, and often never the answer that says why. The server's
 * request timeout bounds it.
 */
export function readToTheEnd(app: FastifyInstance): void {
  app.addHook('onSend', ({ raw }, reply, payload, done) => {
    if (reply.statusCode < 400 || raw.complete || raw.destroyed) {
      done(null, payload);
      return;
    }
    // Fastify asks for that because of the rest, which now is read
    reply.removeHeader('connection');
    raw.resume();
    finished(raw, () => {
      done(null, payload);
    });
  });
}
