import { createHash } from 'node:crypto';
import { timestampOf, type Database, type Store } from '@scs/store';
import type { FastifyInstance } from 'fastify';
import { sql, type Transaction } from 'kysely';
import type { PageAsset } from '../pages/page-asset.ts';
import type { PageRenderer } from '../pages/page-renderer.ts';
import type { PageSettings } from '../pages/settings.ts';
import { languageIndex } from './language-index.ts';
import { rewritePage, rewriteStyle } from './links/rewrite-page.ts';
import { pageFile, plainFile, type SiteMap } from './links/site-map.ts';
import { isSafePath, writeManifest, type Manifest, type ManifestFile } from './manifest.ts';
import { pagesOfSite, type SiteEntry, type SiteSources } from './pages-of-site.ts';
import { siteApp } from './site-app.ts';
import { SiteError } from './site-error.ts';
import type { SiteTarget } from './site-target.ts';

/** What a copy is made from. */
export interface SiteParts {
  readonly store: Store;
  readonly pages: PageRenderer;
  readonly page: PageSettings;
  readonly publicUrl: string;
}

/** What was written. */
export interface SiteSummary {
  /** Files of the copy. */
  readonly files: number;
  /** Those of them that were new or had changed. */
  readonly written: number;
  /** Bytes of the copy. */
  readonly bytes: number;
}

interface ExportOptions {
  readonly now: Date;
  /** Makes none when there is one that is as new as this: another process was faster. */
  readonly unlessSince?: Date;
  readonly onProgress?: (done: number, all: number) => void;
  /** Gives up between two files. */
  readonly signal?: AbortSignal;
}

/** Of all processes with this database, one writes at a time. */
const lockKey = 0x5c5_517e;
/** Files under way at a time: a bucket is far away. */
const concurrency = 8;

/**
 * Writes the whole public site as static files: each page in each language, reports, documents and assets, with links between files.
 * All of it is as of one moment. Files that say the same as before are left alone; the list of files comes last.
 *
 * @returns undefined when another process has written one meanwhile
 * @throws SiteError, ServerError
 */
export async function exportSite(
  parts: SiteParts,
  target: SiteTarget,
  { now, unlessSince, onProgress, signal }: ExportOptions,
): Promise<SiteSummary | undefined> {
  return parts.store.db.connection().execute(async (connection) => {
    // before the moment of which the copy is: who waits here sees what has changed meanwhile
    await sql`select pg_advisory_lock(${lockKey})`.execute(connection);
    try {
      const before = await target.readManifest();
      const isDone = unlessSince !== undefined && before !== undefined && new Date(before.exportedAt) >= unlessSince;
      if (isDone) return undefined;
      return await connection
        .transaction()
        .setIsolationLevel('repeatable read')
        .execute((tx) => writeAsOf(tx, { parts, target, before, now, onProgress, signal }));
    } finally {
      await sql`select pg_advisory_unlock(${lockKey})`.execute(connection);
    }
  });
}

async function writeAsOf(
  tx: Transaction<Database>,
  { parts, ...rest }: Pick<Work, 'parts' | 'target' | 'before' | 'now' | 'onProgress' | 'signal'>,
): Promise<SiteSummary> {
  const { page, pages, publicUrl } = parts;
  const listed = await listPaths({ db: tx, page, now: rest.now });
  const copy = { at: timestampOf(rest.now), liveUrl: publicUrl };
  const app = await siteApp({ store: { ...parts.store, db: tx }, page, publicUrl, pages, copy });
  try {
    return await writeAll({ ...rest, app, map: mapOf(parts, listed), listed, parts });
  } catch (error) {
    await rest.target.abandon();
    throw error;
  } finally {
    await app.close();
  }
}

type Listed = readonly { readonly path: string; readonly entry: SiteEntry }[];

async function listPaths(sources: SiteSources): Promise<Listed> {
  const listed = [];
  for (const entry of pagesOfSite) for (const path of await entry.paths(sources)) listed.push({ path, entry });
  return listed;
}

function mapOf({ pages, publicUrl }: SiteParts, listed: Listed): SiteMap {
  const of = (kind: SiteEntry['kind']) => listed.filter(({ entry }) => entry.kind === kind).map(({ path }) => path);
  return {
    languages: pages.languages,
    publicUrl,
    pages: new Set(of('page')),
    files: new Set([...of('file'), ...publicAssets(pages).map(([path]) => path)]),
  };
}

/** The files that public pages may ask for. */
function publicAssets({ assets }: PageRenderer): [string, PageAsset][] {
  return [...assets].filter(([, { isForConsole }]) => isForConsole !== true);
}

interface Work {
  readonly app: FastifyInstance;
  readonly map: SiteMap;
  readonly listed: Listed;
  readonly before: Manifest | undefined;
  readonly target: SiteTarget;
  readonly parts: SiteParts;
  readonly now: Date;
  readonly onProgress?: ((done: number, all: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** A file of the copy, and how it is made. */
interface Job {
  readonly path: string;
  readonly isAlwaysWritten: boolean;
  readonly make: () => Promise<Buffer> | Buffer;
}

async function writeAll(work: Work): Promise<SiteSummary> {
  const { before, target, parts, now, onProgress, signal } = work;
  const jobs = jobsOf(work);
  for (const { path } of jobs) {
    if (!isSafePath(path)) throw new SiteError('page-failed', `${path} is no name for a file of a copy.`, reportIt);
  }
  await target.begin(jobs.map(({ path }) => path));
  const known = new Map(before?.files.map((file) => [file.path, file]));
  const files: ManifestFile[] = [];
  const underWay = new Set<Promise<void>>();
  let [written, done] = [0, 0];
  for (const job of jobs) {
    signal?.throwIfAborted();
    const body = await job.make();
    const made = describeFile(job.path, body);
    const old = known.get(job.path);
    const isSame =
      old !== undefined && (old.sha256 === made.sha256 || (!job.isAlwaysWritten && isSameContent(old, made)));
    files.push(isSame ? old : made);
    if (!isSame) {
      written += 1;
      if (underWay.size >= concurrency) await Promise.race(underWay);
      const writing = target.write(job.path, body).finally(() => underWay.delete(writing));
      underWay.add(writing);
      // looked at below; until then nobody else does
      writing.catch(() => undefined);
    }
    done += 1;
    onProgress?.(done, jobs.length);
  }
  await Promise.all(underWay);
  const manifest: Manifest = {
    format: 'scs-site',
    formatVersion: 1,
    exportedAt: now.toISOString(),
    publicUrl: parts.publicUrl,
    name: parts.page.name,
    files,
  };
  const isThere = new Set(files.map(({ path }) => path));
  const removed = (before?.files ?? []).map(({ path }) => path).filter((path) => !isThere.has(path));
  await target.commit(writeManifest(manifest), removed);
  return { files: files.length, written, bytes: files.reduce((sum, { bytes }) => sum + bytes, 0) };
}

function jobsOf({ app, map, listed, parts }: Work): Job[] {
  const { pages, page } = parts;
  const assets = publicAssets(pages).map(([path, { body, contentType }]) => ({
    path: plainFile(path),
    isAlwaysWritten: false,
    make: () => (contentType.startsWith('text/css') ? Buffer.from(rewriteStyle(body.toString(), map, path)) : body),
  }));
  const made = listed.flatMap(({ path, entry: { kind, isAlwaysWritten = false } }): Job[] =>
    kind === 'file'
      ? [{ path: plainFile(path), isAlwaysWritten, make: () => answerTo(app, path) }]
      : map.languages.map((language) => {
          const file = pageFile(path, language);
          const make = async () => {
            const html = (await answerTo(app, path, language)).toString();
            return Buffer.from(rewritePage(html, map, { path, language, file }));
          };
          return { path: file, isAlwaysWritten, make };
        }),
  );
  const index = () => Buffer.from(languageIndex(page.name, map.languages));
  return [...assets, ...made, { path: 'index.html', isAlwaysWritten: false, make: index }];
}

const reportIt = 'This is a defect; please report it.';

async function answerTo(app: FastifyInstance, path: string, language?: string): Promise<Buffer> {
  const headers = language === undefined ? {} : { 'accept-language': language };
  const { statusCode, rawPayload } = await app.inject({ method: 'GET', url: path, headers });
  if (statusCode === 200) return rawPayload;
  throw new SiteError(
    'page-failed',
    `${path} could not be made for the copy (${String(statusCode)}).`,
    'Look whether the server shows it, and whether the database answers.',
  );
}

function describeFile(path: string, body: Buffer): ManifestFile {
  const described = { path, sha256: hashOf(body), bytes: body.length };
  if (!path.endsWith('.html')) return described;
  const content = body.toString().replace(/<aside id="copy"[^>]*>[^]*?<\/aside>/, '');
  return { ...described, content: hashOf(content) };
}

function isSameContent(one: ManifestFile, other: ManifestFile): boolean {
  return one.content !== undefined && one.content === other.content;
}

function hashOf(body: Buffer | string): string {
  return createHash('sha256').update(body).digest('hex');
}
