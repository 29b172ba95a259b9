import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { chooseEncoding, encodeBody, type Encoding } from '../../http/encode-body.ts';
import { chooseLanguage } from '../../pages/choose-language.ts';
import { historyParameters } from '../../pages/history-question.ts';
import { policy } from '../../pages/policy.ts';
import { contentTypeOf } from '../content-type.ts';
import { pageFile, plainFile } from '../links/site-map.ts';
import type { ManifestFile } from '../manifest.ts';
import type { CopyStore } from './copy-store.ts';
import { liveOriginOf, mirrorLanguages, mirrorLine, mirrorPage, type MirrorMessage } from './mirror-pages.ts';
import type { MirrorState } from './mirror-state.ts';
import { withStaleNotice } from './stale-notice.ts';

/** Files in memory, with their compressed forms; a copy that is larger is read from the disk. Bytes */
const mostKept = 64 * 1024 * 1024;

/**
 * Serves a copy. A path is looked up in the list of its files, and nowhere else. The server's own paths, such as `/` and
 * `/incidents/ID`, lead to the file in the reader's language, so that old links work.
 *
 * @param onDamage called when a file is no longer what it was
 */
export function mirrorApp(state: MirrorState, store: CopyStore, onDamage: () => void): FastifyInstance {
  const app = Fastify({
    requestTimeout: 30_000,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 4000 },
  });
  const kept = new Map<string, Buffer>();
  let keptBytes = 0;

  async function remember(key: string, make: () => Promise<Buffer>): Promise<Buffer> {
    const known = kept.get(key);
    if (known !== undefined) return known;
    const body = await make();
    if (keptBytes + body.length > mostKept) {
      kept.clear();
      keptBytes = 0;
    }
    kept.set(key, body);
    keptBytes += body.length;
    return body;
  }

  app.addHook('onRequest', (_request, reply, done) => {
    void reply.headers({
      'content-security-policy': policyFor(state),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      ...(state.manifest === undefined ? {} : { 'scs-copy-of': state.manifest.exportedAt }),
      ...(state.isStale ? { warning: '110 - "Response is Stale"' } : {}),
    });
    done();
  });

  app.get('/healthz', (_request, reply) => {
    const { manifest, heardAt, isStale } = state;
    return reply
      .code(manifest === undefined ? 503 : 200)
      .header('cache-control', 'no-store')
      .send({
        status: manifest === undefined ? 'empty' : isStale ? 'stale' : 'ok',
        copyOf: manifest?.exportedAt ?? null,
        heardAt: heardAt?.toISOString() ?? null,
      });
  });

  app.setNotFoundHandler((request, reply) => say(request, reply, 404, 'not-found'));

  app.get('/*', async (request, reply) => {
    const { manifest } = state;
    if (manifest === undefined) {
      return say(request, reply.header('retry-after', '30'), 503, 'empty');
    }
    const files = filesOf(manifest);
    const path = pathOf(request);
    if (isQuestion(request, path)) return say(request, reply, 404, 'not-asked');
    const language = chooseLanguage(request, languagesOf(files));
    const page = files.get(pageFile(path, language));
    const found = files.get(path === '/' && page === undefined ? 'index.html' : plainFile(path));
    if (found !== undefined) {
      try {
        return await sendFile(request, reply, found);
      } catch {
        onDamage();
        return say(request, reply.header('retry-after', '30'), 503, 'damaged');
      }
    }
    if (page !== undefined) {
      return reply
        .headers({ vary: 'Accept-Language, Cookie', 'cache-control': 'no-cache' })
        .redirect(`/${page.path}`, 302);
    }
    return say(request, reply, 404, 'not-found');
  });

  /** A page for browsers, in the reader's language, and a line for programs. */
  function say(request: FastifyRequest, reply: FastifyReply, status: number, message: MirrorMessage): FastifyReply {
    void reply.code(status).headers({ 'cache-control': 'no-store', vary: 'Accept, Accept-Language, Cookie' });
    if (!/\btext\/html\b/i.test(request.headers.accept ?? '')) {
      return reply.header('content-type', 'text/plain; charset=utf-8').send(`${mirrorLine(message)}\n`);
    }
    const origin = liveOriginOf(state.manifest);
    // an address that begins with two slashes is another host's
    const address = origin === undefined ? undefined : URL.parse(origin + request.url)?.href;
    const language = chooseLanguage(request, mirrorLanguages);
    return reply
      .header('content-type', 'text/html; charset=utf-8')
      .send(mirrorPage(message, { language, manifest: state.manifest, address }));
  }

  async function sendFile(request: FastifyRequest, reply: FastifyReply, file: ManifestFile): Promise<FastifyReply> {
    const { path, sha256 } = file;
    const contentType = contentTypeOf(path);
    const isNoted = state.isStale && contentType.startsWith('text/html');
    const heardAt = state.heardAt ?? new Date(state.manifest?.exportedAt ?? 0);
    const language = path.split('/', 1)[0] ?? '';
    const version = isNoted ? `${sha256}-${language}-${heardAt.getTime().toString(36)}` : sha256;
    const body = await remember(version, async () => {
      const stored = await store.get(sha256);
      if (!isNoted) return stored;
      return Buffer.from(withStaleNotice(stored.toString(), language, heardAt));
    });
    const isCompressible = /^(?:text|application)\/|svg/.test(contentType);
    const encoding = isCompressible ? chooseEncoding(request.headers['accept-encoding'], body.length) : undefined;
    const etag = `"${encoding === undefined ? version : `${version}-${encoding}`}"`;
    void reply.headers({ etag, vary: 'Accept-Encoding', 'cache-control': cacheControlOf(path) });
    if (isKnown(request.headers['if-none-match'], etag)) return reply.code(304).send();
    void reply.header('content-type', contentType);
    if (encoding === undefined) return reply.send(body);
    const encoded = await remember(`${version} ${encoding}`, () => encodeBody(body, encoding));
    return reply.header('content-encoding', encoding satisfies Encoding).send(encoded);
  }
  return app;
}

function isKnown(known: string | undefined, etag: string): boolean {
  return known?.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag) ?? false;
}

function cacheControlOf(path: string): string {
  return path.includes('/immutable/') ? 'public, max-age=31536000, immutable' : 'no-cache';
}

const filesByManifest = new WeakMap<object, ReadonlyMap<string, ManifestFile>>();

function filesOf(manifest: NonNullable<MirrorState['manifest']>): ReadonlyMap<string, ManifestFile> {
  const known = filesByManifest.get(manifest) ?? new Map(manifest.files.map((file) => [file.path, file]));
  filesByManifest.set(manifest, known);
  return known;
}

/** English first, as everywhere. */
function languagesOf(files: ReadonlyMap<string, ManifestFile>): string[] {
  const found = [...files.keys()].flatMap((path) => /^([a-z]{2,3})\/index\.html$/.exec(path)?.[1] ?? []);
  return found.sort((one) => (one === 'en' ? -1 : 1));
}

function pathOf({ url }: FastifyRequest): string {
  return url.split('?', 1)[0] ?? '/';
}

/** Whether the live page would answer something else than the copy can: a look back, or a search. */
function isQuestion({ url }: FastifyRequest, path: string): boolean {
  const query = new URLSearchParams(url.split('?').slice(1).join('?'));
  const asked = (name: string) => (query.get(name)?.trim() ?? '') !== '';
  if (/^\/(?:[a-z]{2,3}\/index\.html)?$/.test(path)) return asked('at');
  return /^\/(?:[a-z]{2,3}\/)?history(?:\/|\.html$|$)/.test(path) && historyParameters.some(asked);
}

/** That of the live pages; their forms lead to the live page. */
function policyFor({ manifest }: MirrorState): string {
  const live = liveOriginOf(manifest);
  return live === undefined ? policy : policy.replace("form-action 'self'", `form-action 'self' ${live}`);
}
