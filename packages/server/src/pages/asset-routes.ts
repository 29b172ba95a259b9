import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { notFound } from '../errors.ts';
import { chooseEncoding, encodeBody, type Encoding } from '../http/encode-body.ts';
import type { PageAsset } from './page-renderer.ts';

interface KeptAsset extends PageAsset {
  readonly tag: string;
  readonly encoded: Map<Encoding, Buffer>;
}

/** The files of the pages, compressed once. */
export function assetRoutes(app: FastifyInstance, assets: ReadonlyMap<string, PageAsset>): void {
  const kept = new Map<string, KeptAsset>();
  for (const [path, asset] of assets) {
    const tag = createHash('sha256').update(asset.body).digest('base64url').slice(0, 27);
    kept.set(path, { ...asset, tag, encoded: new Map() });
  }
  app.get('/_app/*', { config: { role: 'anyone' } }, async (request, reply) => {
    const path = request.url.split('?', 1)[0] ?? '';
    const asset = kept.get(path);
    if (asset === undefined) throw notFound('file', path);
    const { body, tag, contentType, isImmutable, encoded } = asset;
    // what is compressed already gains nothing
    const encoding = contentType.startsWith('font/')
      ? undefined
      : chooseEncoding(request.headers['accept-encoding'], body.length);
    const etag = encoding === undefined ? `"${tag}"` : `"${tag}-${encoding}"`;
    void reply
      .header('etag', etag)
      .header('cache-control', isImmutable ? 'public, max-age=31536000, immutable' : 'no-cache')
      .header('vary', 'Accept-Encoding');
    if (request.headers['if-none-match'] === etag) return reply.code(304).send();
    void reply.header('content-type', contentType);
    if (encoding === undefined) return reply.send(body);
    const bytes = encoded.get(encoding) ?? (await encodeBody(body, encoding));
    encoded.set(encoding, bytes);
    return reply.header('content-encoding', encoding).send(bytes);
  });
}
