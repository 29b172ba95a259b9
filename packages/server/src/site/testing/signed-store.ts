import { createHash, createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** What a store has taken. */
interface StoredObject {
  readonly body: Buffer;
  readonly contentType: string | undefined;
  readonly cacheControl: string | undefined;
}

/** A store on a socket that takes only requests that are signed as AWS Signature Version 4 lays down, by its own arithmetic. */
export interface SignedStore {
  readonly endpoint: string;
  readonly objects: Map<string, StoredObject>;
  /** `PUT /bucket/x` */
  readonly asked: string[];
  /** Fails so many requests first. */
  failures: number;
  stop(): Promise<void>;
}

export const storeKeys = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' };

export async function startSignedStore(region: string): Promise<SignedStore> {
  const objects = new Map<string, StoredObject>();
  const asked: string[] = [];
  const server = createServer((request, response) => {
    void buffer(request).then((body) => {
      const path = request.url ?? '';
      asked.push(`${request.method ?? ''} ${path}`);
      if (store.failures > 0) {
        store.failures -= 1;
        response.writeHead(503).end('<Error><Code>SlowDown</Code></Error>');
        return;
      }
      const reason = whyRefused(request, body, region);
      if (reason !== undefined) {
        response.writeHead(403).end(`<Error><Code>${reason}</Code></Error>`);
      } else if (request.method === 'PUT') {
        const { 'content-type': contentType, 'cache-control': cacheControl } = request.headers;
        objects.set(path, { body, contentType, cacheControl });
        response.writeHead(200).end();
      } else if (request.method === 'DELETE') {
        objects.delete(path);
        response.writeHead(204).end();
      } else {
        const found = objects.get(path);
        response.writeHead(found === undefined ? 404 : 200).end(found?.body ?? '<Error><Code>NoSuchKey</Code></Error>');
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const store: SignedStore = {
    endpoint: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    objects,
    asked,
    failures: 0,
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return store;
}

const hash = (body: Buffer | string) => createHash('sha256').update(body).digest('hex');
const keyed = (key: Buffer | string, text: string) => createHmac('sha256', key).update(text).digest();

/** The steps of "Signature Version 4 signing process" of AWS's reference, for requests without a query. */
function whyRefused(request: IncomingMessage, body: Buffer, region: string): string | undefined {
  const pattern =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([\w;-]+), ?Signature=([0-9a-f]{64})$/;
  const match = pattern.exec(request.headers.authorization ?? '');
  if (match === null) return 'AccessDenied';
  const [, id, day = '', signedRegion, signedHeaders = '', signature] = match;
  if (id !== storeKeys.accessKeyId) return 'InvalidAccessKeyId';
  if (signedRegion !== region) return 'AuthorizationHeaderMalformed';
  const at = request.headers['x-amz-date'];
  const payload = request.headers['x-amz-content-sha256'];
  if (typeof at !== 'string' || typeof payload !== 'string' || !at.startsWith(day)) return 'AccessDenied';
  if (payload !== hash(body)) return 'XAmzContentSHA256Mismatch';
  const names = signedHeaders.split(';');
  for (const needed of ['host', 'x-amz-date', 'x-amz-content-sha256'])
    if (!names.includes(needed)) return 'AccessDenied';
  const headers = names.map((name) => `${name}:${String(request.headers[name] ?? '').trim()}\n`).join('');
  const canonical = [request.method, request.url, '', headers, signedHeaders, payload].join('\n');
  const toSign = ['AWS4-HMAC-SHA256', at, `${day}/${region}/s3/aws4_request`, hash(canonical)].join('\n');
  let key = keyed(`AWS4${storeKeys.secretAccessKey}`, day);
  for (const part of [region, 's3', 'aws4_request']) key = keyed(key, part);
  return keyed(key, toSign).toString('hex') === signature ? undefined : 'SignatureDoesNotMatch';
}
