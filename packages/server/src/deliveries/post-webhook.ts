import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isPublicAddress } from './public-address.ts';
import { PrivateAddress, publicLookup } from './public-lookup.ts';

/** How a receiver is reached. */
export interface PostOptions {
  /** POST unless given. */
  readonly method?: 'POST' | 'PUT';
  /** Whether addresses in private networks are allowed. */
  readonly allowPrivateNetworks: boolean;
  /** For the whole exchange. */
  readonly timeoutMs?: number;
  /** How names are looked up; refuses private addresses unless given. */
  readonly lookup?: LookupFunction;
}

/** What the receiver said. */
export interface PostAnswer {
  readonly status: number;
  /** The beginning of the body, for the log of deliveries. */
  readonly excerpt: string;
}

/** Receivers have nothing to say that is longer. */
const maxExcerptBytes = 500;

/**
 * Sends JSON once. Redirects are not followed: whoever the message is for has given its address. Of the answer, only the
 * beginning is read.
 *
 * @throws PrivateAddress, and whatever the network throws
 */
export function postWebhook(
  url: string,
  body: string,
  headers: Readonly<Record<string, string>>,
  { method = 'POST', allowPrivateNetworks, timeoutMs = 10_000, lookup = publicLookup() }: PostOptions,
): Promise<PostAnswer> {
  const target = new URL(url);
  // Node looks up names only: an address in the URL never comes to the lookup
  const host = target.hostname.replace(/^\[|\]$/g, '');
  if (!allowPrivateNetworks && isIP(host) !== 0 && !isPublicAddress(host)) {
    return Promise.reject(new PrivateAddress(host, host));
  }
  const request = target.protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const outgoing = request(
      target,
      {
        method,
        headers: {
          ...headers,
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          'user-agent': 'scs-webhooks/1',
        },
        agent: false,
        signal: AbortSignal.timeout(timeoutMs),
        ...(allowPrivateNetworks ? {} : { lookup }),
      },
      (answer) => {
        readExcerpt(answer).then((excerpt) => {
          resolve({ status: answer.statusCode ?? 0, excerpt });
        }, reject);
      },
    );
    outgoing.on('error', (error) => {
      reject(error.name === 'AbortError' ? new Error(`no answer within ${String(timeoutMs)} ms`) : error);
    });
    outgoing.end(body);
  });
}

async function readExcerpt(answer: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    length += chunk.length;
    if (length >= maxExcerptBytes) break;
  }
  return Buffer.concat(chunks).subarray(0, maxExcerptBytes).toString().replaceAll('\0', '');
}
