import type { ChangeSignal } from '../changes/change-signal.ts';

/** Remembers who somebody is for some seconds, and forgets everybody when anything changes. */
export interface ShortMemory<T> {
  get(key: string, now: Date): T | undefined;
  /** Asks, and remembers the answer; undefined is not remembered. */
  ask(key: string, now: Date, question: () => Promise<T | undefined>): Promise<T | undefined>;
}

const maxEntries = 10_000;

export function shortMemory<T>(changes: ChangeSignal, lifeMs = 5000): ShortMemory<T> {
  const kept = new Map<string, { value: T; until: number }>();
  changes.onChange(() => {
    kept.clear();
  });
  return {
    get(key, now) {
      const entry = kept.get(key);
      return entry !== undefined && now.getTime() < entry.until ? entry.value : undefined;
    },
    async ask(key, now, question) {
      const { epoch } = changes;
      const value = await question();
      // what was read before a change must not outlive it; nor may anything be kept while other replicas cannot be heard
      if (value !== undefined && epoch === changes.epoch && changes.isListening) {
        if (kept.size >= maxEntries) kept.clear();
        kept.set(key, { value, until: now.getTime() + lifeMs });
      }
      return value;
    },
  };
}
