import { createHash } from 'node:crypto';
import type { ChangeSignal } from '../changes/change-signal.ts';

/** A body that can be sent as it is. */
export interface Answer {
  readonly body: Buffer;
  /** A strong one, with its quotes. */
  readonly etag: string;
}

/** Answers to public requests, kept as bytes until anything changes. */
export interface AnswerCache {
  /** What is kept for this key. */
  get(key: string): Answer | undefined;
  /** Makes the answer, once for all who ask at the same time, and keeps it. */
  make(key: string, produce: () => Promise<string>): Promise<Answer>;
}

/**
 * @param maxBytes when more than this is kept, everything is forgotten: a client that asks for ever new windows of time
 *   must not fill the memory
 */
export function answerCache(changes: ChangeSignal, maxBytes = 64 * 1024 * 1024): AnswerCache {
  let kept = new Map<string, Answer>();
  let keptBytes = 0;
  let pending = new Map<string, Promise<Answer>>();

  function forget(): void {
    kept = new Map();
    pending = new Map();
    keptBytes = 0;
  }
  changes.onChange(forget);

  async function produceAndKeep(key: string, produce: () => Promise<string>): Promise<Answer> {
    const { epoch } = changes;
    const body = Buffer.from(await produce());
    const answer = { body, etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"` };
    // what was read before a change must not outlive it, nor may anything be kept while other replicas cannot be heard
    if (epoch === changes.epoch && changes.isListening) {
      if (keptBytes + body.length > maxBytes) forget();
      keptBytes += body.length + key.length;
      kept.set(key, answer);
    }
    return answer;
  }

  return {
    get: (key) => kept.get(key),
    make(key, produce) {
      const running = pending.get(key);
      if (running !== undefined) return running;
      const promise = produceAndKeep(key, produce).finally(() => {
        if (pending.get(key) === promise) pending.delete(key);
      });
      pending.set(key, promise);
      return promise;
    },
  };
}
