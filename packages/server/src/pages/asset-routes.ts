import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { notFound } from '../errors.ts';
import { chooseEncoding, encodeBody, type Encoding } from '../http/encode-body.ts';
import type { PageAsset } from './page-asset.ts';

interface KeptAsset extends PageAsset {
  readonly tag: string;
  readonly encoded: Map<Encoding, Buffer>;
}

/** A picture that somebody opens for itself runs nothing, whatever is in it. */
const picturePolicy = "default-src 'none'; style-src 'unsafe-inline'; sandbox";
/** What keeps its name may change with the next start. */
const named = 'public, max-age=300';

/** Files that do not change while the server runs, compressed once. */
export function assetRoutes(
  app: FastifyInstance,
  routes: readonly string[],
  assets: ReadonlyMap<string, PageAsset>,
): void {
  const kept = new Map<string, KeptAsset>();
  for (const [path, asset] of assets) {
    const tag = createHash('sha256').update(asset.body).digest('base64url').slice(0, 27);
    kept.set(path, { ...asset, tag, encoded: new Map() });
  }
  const send = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const path = request.url.split('?', 1)[0] ?? '';
    const asset = kept.get(path);
    if (asset === undefined) throw notFound('file', path);
    const { body, tag, contentType, isImmutable, encoded } = asset;
    // what is compressed already gains nothing
    const encoding = /^(?:font|image\/(?!svg))/.test(contentType)
      ? undefined
      : chooseEncoding(request.headers['accept-encoding'], body.length);
    const etag = encoding === undefined ? `"${tag}"` : `"${tag}-${encoding}"`;
    void reply
      .header('etag', etag)
      .header('cache-control', isImmutable ? 'public, max-age=31536000, immutable' : named)
      .header('vary', 'Accept-Encoding');
    if (request.headers['if-none-match'] === etag) return reply.code(304).send();
    void reply.header('content-type', contentType);
    if (contentType.startsWith('image/')) void reply.header('content-security-policy', picturePolicy);
    if (encoding === undefined) return reply.send(body);
    const bytes = encoded.get(encoding) ?? (await encodeBody(body, encoding));
    encoded.set(encoding, bytes);
    return reply.header('content-encoding', encoding).send(bytes);
  };
  for (const route of routes) app.get(route, { config: { role: 'anyone' } }, send);
}
