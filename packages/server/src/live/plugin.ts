import type { FastifyInstance } from 'fastify';
import type { ChangeSignal } from '../changes/change-signal.ts';
import { networkOf } from '../http/network-of.ts';
import { liveHub } from './live-hub.ts';

/** What the news for open pages is made from. */
export interface LiveContext {
  readonly changes: ChangeSignal;
  /** How many pages are told at once; 0 for none. */
  readonly most: number;
  /** How many of them one network may have. */
  readonly mostOfNetwork: number;
  /** Is told where the number of open pages can be read. */
  readonly watchLive?: ((countNow: () => number) => void) | undefined;
}

/** When a page that was cut off comes back. Milliseconds */
const retryMs = 3000;
/** When one that was refused may try again. Seconds */
const refusedForSeconds = 60;
const greeting = Buffer.from(`retry: ${String(retryMs)}\n\n`);

/**
 * `GET /live`: tells open pages by server-sent events that something has changed, or that changes cannot be heard any longer;
 * what it is they read in the page itself. No news says what has changed, so nobody learns more than the page shows.
 */
export function livePages({ changes, most, mostOfNetwork, watchLive }: LiveContext) {
  return function plugin(app: FastifyInstance, _options: object, done: () => void): void {
    const hub = liveHub();
    watchLive?.(() => hub.size);
    changes.onChange(() => {
      hub.tell();
    });
    app.addHook('preClose', (closed) => {
      hub.close();
      closed();
    });
    app.get('/live', { config: { role: 'anyone' }, exposeHeadRoute: false }, (request, reply) => {
      void reply.header('cache-control', 'no-store');
      // says to browsers that they need not try again: the pages ask by themselves
      if (most === 0) return reply.code(204).send();
      const network = networkOf(request.ip);
      const isFull = hub.size >= most;
      if (isFull || hub.sizeOf(network) >= mostOfNetwork) {
        return reply
          .code(isFull ? 503 : 429)
          .header('retry-after', String(refusedForSeconds))
          .send();
      }
      void reply
        .header('content-type', 'text/event-stream; charset=utf-8')
        // nginx would gather the news until there is enough of it
        .header('x-accel-buffering', 'no');
      reply.hijack();
      const { raw } = reply;
      // nothing is expected from this connection; what comes is small and must not wait for more
      raw.socket?.setNoDelay(true);
      for (const [name, value] of Object.entries(reply.getHeaders()))
        if (value !== undefined) raw.setHeader(name, value);
      raw.writeHead(200);
      raw.write(greeting);
      hub.add(raw, network);
      return reply;
    });
    done();
  };
}
