/** What one benchmark measured. */
export interface BenchResult {
  name: string;
  /** What `median`, `min` and `max` count, such as `names/s`. */
  unit: string;
  median: number;
  min: number;
  max: number;
  runs: number;
  /** What was done, so that somebody else can judge the number. */
  how: string;
}

/** Median, minimum and maximum of one figure of several runs. */
export function summarise(name: string, unit: string, values: readonly number[], how: string): BenchResult {
  const sorted = values.toSorted((one, other) => one - other);
  return {
    name,
    unit,
    median: sorted[Math.floor(sorted.length / 2)] ?? Number.NaN,
    min: sorted[0] ?? Number.NaN,
    max: sorted.at(-1) ?? Number.NaN,
    runs: values.length,
    how,
  };
}
