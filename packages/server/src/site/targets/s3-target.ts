import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { AwsClient } from 'aws4fetch';
import { contentTypeOf } from '../content-type.ts';
import { manifestName, parseManifest } from '../manifest.ts';
import { reasonOf, SiteError } from '../site-error.ts';
import type { SiteTarget } from '../site-target.ts';

/** Where a bucket is, and who may write there. */
export interface BucketSettings {
  /** An origin; the bucket is the first part of the path. */
  readonly endpoint: string;
  readonly region: string;
  readonly bucket: string;
  /** Empty, or with a slash at its end. */
  readonly prefix: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

const timeoutMs = 30_000;
/** Pauses before what a store was too busy for is asked again. Milliseconds */
const pausesMs = [200, 500, 1500];

/** SvelteKit puts another in its place while it renders a page, which it does beside. */
const send = globalThis.fetch;

async function repeatWhileBusy(ask: () => Promise<Response>): Promise<Response> {
  for (const pauseMs of pausesMs) {
    const answer = await ask();
    if (answer.status < 500 && answer.status !== 429) return answer;
    await answer.arrayBuffer();
    await sleep(pauseMs * (1 + Math.random()));
  }
  return ask();
}

/**
 * A bucket of an S3-compatible store, by signed requests (AWS Signature Version 4). Each object appears whole by itself; the list of
 * files is the last one.
 */
export function s3Target({ endpoint, bucket, prefix, region, ...keys }: BucketSettings): SiteTarget {
  const client = new AwsClient({ ...keys, region, service: 's3' });
  const where = `${endpoint}/${bucket}/${prefix}`;

  async function ask(method: 'GET' | 'PUT' | 'DELETE', path: string, body?: Buffer): Promise<Response> {
    const url = `${where}${path}`;
    const answer = await repeatWhileBusy(async () => {
      const signed = await client.sign(url, {
        method,
        headers: {
          'x-amz-content-sha256': createHash('sha256')
            .update(body ?? '')
            .digest('hex'),
          ...(body === undefined ? {} : { 'content-type': contentTypeOf(path), 'cache-control': cacheControlOf(path) }),
        },
        ...(body === undefined ? {} : { body: new Uint8Array(body) }),
      });
      return send(signed, { redirect: 'manual', signal: AbortSignal.timeout(timeoutMs) });
    }).catch((error: unknown) => {
      throw new SiteError(
        'not-written',
        `${url} cannot be reached: ${reasonOf(error)}.`,
        'Look at status.export.s3.endpoint, and at the way there.',
        { cause: error },
      );
    });
    if (answer.ok || (method !== 'PUT' && answer.status === 404)) return answer;
    throw await refusal(answer, method, url);
  }

  return {
    where,
    async readManifest() {
      const answer = await ask('GET', manifestName);
      if (answer.ok) return parseManifest(await answer.text(), `${where}${manifestName}`);
      await answer.arrayBuffer();
      return undefined;
    },
    begin: () => Promise.resolve(),
    async write(path, body) {
      await drain(await ask('PUT', path, body));
    },
    async commit(manifest, removed) {
      await drain(await ask('PUT', manifestName, Buffer.from(manifest)));
      for (const path of removed) await drain(await ask('DELETE', path));
    },
    abandon: () => Promise.resolve(),
  };
}

/** The names of assets change with their content; all else must be asked for each time. */
function cacheControlOf(path: string): string {
  return path.includes('/immutable/') ? 'public, max-age=31536000, immutable' : 'no-cache';
}

/** A connection is used again only once its answer was read. */
async function drain(answer: Response): Promise<void> {
  await answer.arrayBuffer();
}

async function refusal(answer: Response, method: string, url: string): Promise<SiteError> {
  const text = await answer.text().catch(() => '');
  const code = /<Code>([\w.-]{1,100})<\/Code>/.exec(text)?.[1] ?? '';
  const said = [String(answer.status), code].filter(Boolean).join(' ');
  return new SiteError(
    'not-written',
    `${method} ${url} was refused: ${said}.`,
    answer.status === 403 || answer.status === 401
      ? 'Look at status.export.s3.accessKeyId, secretAccessKey and region, and whether that key may read, write and delete there.'
      : answer.status === 404
        ? 'Make the bucket, or correct status.export.s3.bucket.'
        : 'Look at status.export.s3, and at the log of the store.',
  );
}
