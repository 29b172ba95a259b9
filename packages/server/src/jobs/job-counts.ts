/** How a job ended. */
type JobOutcome = 'done' | 'failed';

/** How many jobs this process has run, by name and outcome; for the metrics. */
export interface JobCounts {
  count(name: string, outcome: JobOutcome, by?: number): void;
  /** @example counts.all() // [{ name: 'maintenance', outcome: 'done', count: 2 }] */
  all(): { name: string; outcome: JobOutcome; count: number }[];
  /** When each job was last done. */
  lastDone(): { name: string; at: Date }[];
}

export function jobCounts(): JobCounts {
  const counts = new Map<string, { name: string; outcome: JobOutcome; count: number }>();
  const doneAt = new Map<string, Date>();
  return {
    count(name, outcome, by = 1) {
      if (outcome === 'done') doneAt.set(name, new Date());
      const key = `${name} ${outcome}`;
      const entry = counts.get(key) ?? { name, outcome, count: 0 };
      entry.count += by;
      counts.set(key, entry);
    },
    lastDone: () => [...doneAt].map(([name, at]) => ({ name, at })),
    all: () => [...counts.values()].map((entry) => ({ ...entry })),
  };
}
