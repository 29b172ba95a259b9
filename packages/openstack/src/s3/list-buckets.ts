import { brokenExchange } from '../session/failures.ts';
import type { CallReport } from '../session/types.ts';
import type { Transport } from '../transport/types.ts';
import { requestIdOf } from '../session/request-id.ts';
import { isXml, readS3Error } from './read-s3-error.ts';
import { signedHeaders } from './sign-request.ts';

export interface ListBucketsOptions {
  /** The S3 endpoint: `https://s3.example`. */
  readonly url: string;
  readonly accessKey: string;
  readonly secretKey: string;
  /** Default: `us-east-1`, which clients use that name none. */
  readonly region?: string | undefined;
  readonly transport: Transport;
  /** For messages. */
  readonly cloud?: string | undefined;
  /** Default: 32 s. */
  readonly timeoutMs?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onCall?: ((call: CallReport) => void) | undefined;
  /** Default: now. S3 refuses signatures that are older than a quarter of an hour. */
  readonly now?: Date | undefined;
}

export interface ListBucketsAnswer {
  readonly status: number;
  /** `Code` of the S3 error XML, such as `InvalidAccessKeyId`. */
  readonly code: string | undefined;
  /** `Message` of the same. */
  readonly message: string | undefined;
  /** True where the body is an XML document, or nothing: what a list of buckets may be. */
  readonly isXml: boolean;
}

/**
 * Asks an S3 endpoint for its buckets. A refusal is an answer, not an error: callers want to know its code.
 *
 * @throws OpenStackError where no whole answer came
 */
export async function listBuckets(options: ListBucketsOptions): Promise<ListBucketsAnswer> {
  const { accessKey, secretKey, region = 'us-east-1', cloud = '' } = options;
  const url = new URL(options.url);
  const call = { cloud, service: 's3', method: 'GET', url: url.href, secrets: [secretKey] };
  const startedAt = performance.now();
  const report = { cloud, service: 's3', method: 'GET', route: url.pathname, path: url.pathname, attempt: 1 };
  try {
    const response = await options.transport({
      method: 'GET',
      url: url.href,
      headers: signedHeaders('GET', url, { accessKey, secretKey, region }, options.now ?? new Date()),
      timeoutMs: options.timeoutMs ?? 32_000,
      signal: options.signal,
    });
    const durationMs = response.durationMs ?? performance.now() - startedAt;
    options.onCall?.({ ...report, status: response.status, durationMs, requestId: requestIdOf(response.headers) });
    const body = response.body.toString('utf8');
    const { code, message } = readS3Error(body) ?? {};
    return { status: response.status, code, message, isXml: body === '' || isXml(body) };
  } catch (thrown) {
    const error = brokenExchange(call, thrown);
    const durationMs = performance.now() - startedAt;
    options.onCall?.({ ...report, status: undefined, durationMs, requestId: undefined, error: error.code });
    throw error;
  }
}
