/** As much of a severity as its range needs. */
interface Placed {
  readonly value: number | null;
}

/** A severity with its range, both ends included. */
interface Rung<T> {
  readonly severity: T;
  readonly from: number;
  readonly to: number;
}

/** The severities by their ranges. */
export interface Ladder<T> {
  readonly rungs: readonly Rung<T>[];
  /** Where the range begins that nothing reaches; null when something reaches 100. */
  readonly gapFrom: number | null;
  /** Those without a value, which clients of the compatible API can make. */
  readonly unplaced: readonly T[];
}

/**
 * The ranges that result from the values: each is the upper end of its own, which begins above the next smaller one
 * (scs-0402). So the only possible gap is at the top.
 *
 * @example ladderOf([{ value: 33 }, { value: 66 }]).gapFrom // 67
 */
export function ladderOf<T extends Placed>(severities: readonly T[]): Ladder<T> {
  const placed = severities
    .flatMap((severity) => (severity.value === null ? [] : [{ severity, to: severity.value }]))
    .sort((one, other) => one.to - other.to);
  const rungs = placed.map(({ severity, to }, index) => ({ severity, from: (placed[index - 1]?.to ?? 0) + 1, to }));
  const top = rungs.at(-1)?.to ?? 0;
  return {
    rungs,
    gapFrom: top < 100 ? top + 1 : null,
    unplaced: severities.filter(({ value }) => value === null),
  };
}
