import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';

/** Answers a path with bytes that do not change as long as the process runs. */
export function staticAnswer(
  app: FastifyInstance,
  path: string,
  {
    contentType,
    body,
    policy,
  }: { contentType: string; body: () => string | Buffer | Promise<string | Buffer>; policy?: string },
): void {
  let known: { body: string | Buffer; etag: string } | undefined;
  app.get(path, { config: { role: 'anyone' } }, async (request, reply) => {
    if (known === undefined) {
      const made = await body();
      known = { body: made, etag: `"${createHash('sha256').update(made).digest('base64url').slice(0, 27)}"` };
    }
    void reply.header('etag', known.etag).header('cache-control', 'no-cache');
    if (policy !== undefined) void reply.header('content-security-policy', policy);
    if (request.headers['if-none-match'] === known.etag) return reply.code(304).send();
    return reply.header('content-type', contentType).send(known.body);
  });
}
