import { createHash } from 'node:crypto';
import type { ChangeSignal } from '../changes/change-signal.ts';
import { encodeBody, type Encoding } from './encode-body.ts';

/** A body that can be sent as it is, with its compressed forms as far as somebody has asked for them. */
export interface Answer {
  readonly body: Buffer;
  /** Without quotes; each compressed form has one of its own. */
  readonly tag: string;
  readonly encoded: Map<Encoding, Buffer>;
  /** Milliseconds since 1970 */
  readonly madeAt: number;
  /** Milliseconds since 1970, for what changes with the clock; `Infinity` for all else. */
  readonly expiresAt: number;
}

/** Answers to public requests, kept as bytes until anything changes. */
export interface AnswerCache {
  /** What is kept for this key. */
  get(key: string): Answer | undefined;
  /**
   * Makes the answer, once for all who ask at the same time, and keeps it.
   *
   * @param maxAgeMs for what changes with the clock: no longer than this
   */
  make(key: string, produce: () => Promise<string>, maxAgeMs?: number): Promise<Answer>;
  /** Compresses an answer, and keeps that with it. */
  encode(answer: Answer, encoding: Encoding): Promise<Buffer>;
  /** What was true when the database was last heard of: for the time in which it does not answer. */
  lastKnown(key: string): Answer | undefined;
}

/** A body that would take more than this part of the memory is not kept: all others would have to go for it. */
const mostOfAll = 4;

/**
 * @param maxBytes when more than this is kept, everything is forgotten: a client that asks for ever new windows of time
 *   must not fill the memory
 */
export function answerCache(changes: ChangeSignal, maxBytes = 64 * 1024 * 1024): AnswerCache {
  let kept = new Map<string, Answer>();
  let keptBytes = 0;
  let lastKnown = new Map<string, Answer>();
  let pending = new Map<string, Promise<Answer>>();

  function forget(): void {
    kept = new Map();
    pending = new Map();
    keptBytes = 0;
  }
  changes.onChange((kind) => {
    // after a change, what was true before it must not be told again, whatever happens
    if (kind === 'changed') lastKnown = new Map();
    else if (kept.size > 0) lastKnown = kept;
    forget();
  });

  async function produceAndKeep(key: string, produce: () => Promise<string>, maxAgeMs: number): Promise<Answer> {
    const { epoch } = changes;
    const madeAt = Date.now();
    const expiresAt = madeAt + maxAgeMs;
    const body = Buffer.from(await produce());
    const tag = createHash('sha256').update(body).digest('base64url').slice(0, 27);
    const answer: Answer = { body, tag, encoded: new Map(), madeAt, expiresAt };
    // what was read before a change must not outlive it, nor may anything be kept while other replicas cannot be heard
    if (epoch === changes.epoch && changes.isListening && body.length <= maxBytes / mostOfAll) {
      if (keptBytes + body.length > maxBytes) forget();
      keptBytes += body.length + key.length - (kept.get(key)?.body.length ?? 0);
      kept.set(key, answer);
    }
    return answer;
  }

  return {
    get(key) {
      const answer = kept.get(key);
      return answer !== undefined && answer.expiresAt > Date.now() ? answer : undefined;
    },
    make(key, produce, maxAgeMs = Infinity) {
      const running = pending.get(key);
      if (running !== undefined) return running;
      const promise = produceAndKeep(key, produce, maxAgeMs).finally(() => {
        if (pending.get(key) === promise) pending.delete(key);
      });
      pending.set(key, promise);
      return promise;
    },
    async encode(answer, encoding) {
      const bytes = await encodeBody(answer.body, encoding);
      if (!answer.encoded.has(encoding)) keptBytes += bytes.length;
      answer.encoded.set(encoding, bytes);
      return bytes;
    },
    lastKnown: (key) => lastKnown.get(key) ?? kept.get(key),
  };
}
