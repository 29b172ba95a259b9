import { OpenStackError } from '../errors.ts';
import { TransportError, type Transport, type TransportRequest, type TransportResponse } from '../transport/types.ts';
import { bodyFingerprint, bytesOf, scrubBody } from './body.ts';
import { readRecording } from './read-recording.ts';
import { Scrubber } from './scrub.ts';
import type { RecordedExchange, RecordingHeader } from './types.ts';

export interface Replay {
  readonly header: RecordingHeader;
  /** Answers from the recording, without waiting. */
  readonly transport: Transport;
}

/**
 * A transport that answers from a recording (its lines, or the name of its file), by method, URL and, where the
 * recorded requests to one URL differ in their bodies, by body. Repeated calls get the recorded answers in their order;
 * the last one stays.
 *
 * @throws OpenStackError `recording-malformed` here; `not-recorded` from a call that the recording does not have
 * @example
 * const { header, transport } = await replayFrom('lab.recording.jsonl');
 * const session = await connect(cloudOfRecording(header), { transport });
 */
export async function replayFrom(source: string | readonly string[]): Promise<Replay> {
  const { header, exchanges } = await readRecording(source);
  const byRequest = new Map<string, Answers>();
  const scrubber = new Scrubber(true);
  for (const exchange of exchanges) {
    const key = requestKey(exchange.method, scrubber.url(exchange.url));
    const answers = byRequest.get(key) ?? new Answers();
    byRequest.set(key, answers);
    answers.add(exchange);
  }
  const transport: Transport = (request) => {
    const exchange = byRequest.get(requestKey(request.method, scrubber.url(request.url)))?.next(request, scrubber);
    if (exchange === undefined) return Promise.reject(notRecorded(header, request));
    if (exchange.error !== undefined) {
      const { code, message } = exchange.error;
      return Promise.reject(new TransportError(code, message, { durationMs: exchange.durationMs }));
    }
    return Promise.resolve(responseOf(exchange));
  };
  return { header, transport };
}

/** The recorded answers to one method and URL. */
class Answers {
  readonly #byBody = new Map<string, RecordedExchange[]>();
  readonly #inOrder: RecordedExchange[] = [];
  readonly #used = new Set<RecordedExchange>();

  add(exchange: RecordedExchange): void {
    const fingerprint = bodyFingerprint(exchange.requestBody);
    const same = this.#byBody.get(fingerprint);
    if (same === undefined) this.#byBody.set(fingerprint, [exchange]);
    else same.push(exchange);
    this.#inOrder.push(exchange);
  }

  next(request: TransportRequest, scrubber: Scrubber): RecordedExchange | undefined {
    const candidates = this.#byBody.size === 1 ? this.#inOrder : this.#withBodyOf(request, scrubber);
    const found = candidates.find((exchange) => !this.#used.has(exchange)) ?? candidates.at(-1);
    if (found !== undefined) this.#used.add(found);
    return found;
  }

  /** Bodies may hold names made for one run: where none is equal, the order of the recording decides. */
  #withBodyOf(request: TransportRequest, scrubber: Scrubber): readonly RecordedExchange[] {
    const body = scrubBody(request.body, new URL(request.url).pathname, scrubber);
    return this.#byBody.get(bodyFingerprint(body)) ?? this.#inOrder;
  }
}

function requestKey(method: string, url: string): string {
  return `${method} ${url}`;
}

function responseOf(exchange: RecordedExchange): TransportResponse {
  return {
    status: exchange.status ?? 0,
    headers: exchange.headers ?? {},
    body: bytesOf(exchange.body),
    durationMs: exchange.durationMs,
  };
}

function notRecorded(header: RecordingHeader, request: TransportRequest): OpenStackError {
  const { pathname, search, host } = new URL(request.url);
  return new OpenStackError(
    'not-recorded',
    `Recording of cloud "${header.cloud.name}": ${request.method} ${pathname}${search} at ${host} was not recorded.`,
    {
      cloud: header.cloud.name,
      method: request.method,
      url: request.url,
    },
  );
}
