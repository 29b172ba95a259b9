import type { FastifyInstance } from 'fastify';

/** For so long running requests may go on after the server was told to stop. */
const graceMs = 10_000;
const sweepMs = 50;

/**
 * Stops an app: it takes no more connections, says 503 to what still comes on those it has, and lets running requests end.
 * Those that have not ended after the grace are cut off.
 */
export async function closeApp(app: FastifyInstance, grace = graceMs): Promise<void> {
  const timer = setTimeout(() => {
    app.log.warn({ afterMs: grace }, 'requests that did not end were cut off');
    app.server.closeAllConnections();
  }, grace);
  // connections stay open for a next request that nobody would answer
  const sweep = setInterval(() => {
    app.server.closeIdleConnections();
  }, sweepMs);
  try {
    await app.close();
  } finally {
    clearTimeout(timer);
    clearInterval(sweep);
  }
}
