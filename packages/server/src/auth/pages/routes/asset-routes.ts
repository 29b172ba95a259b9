import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { FastifyInstance } from 'fastify';

const assets = [
  ['icon.svg', 'image/svg+xml'],
  ['sign-in.css', 'text/css; charset=utf-8'],
  ['passkey.js', 'text/javascript; charset=utf-8'],
  ['password.js', 'text/javascript; charset=utf-8'],
] as const;

/** The icon, the style sheet and the scripts of the pages. Browsers ask each time whether they have changed. */
export function assetRoutes(app: FastifyInstance): void {
  for (const [name, type] of assets) {
    const body = readFileSync(new URL(`../assets/${name}`, import.meta.url));
    const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
    app.get(`/auth/assets/${name}`, { config: { role: 'anyone' } }, (request, reply) => {
      void reply.header('etag', etag).header('cache-control', 'no-cache').header('x-content-type-options', 'nosniff');
      if (request.headers['if-none-match'] === etag) return reply.code(304).send();
      return reply.header('content-type', type).send(body);
    });
  }
}
