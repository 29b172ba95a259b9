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
