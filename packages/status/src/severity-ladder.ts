import type { Severity } from './model.ts';

interface Step {
  readonly name: string;
  readonly value: number;
}

/** The severities that name a range, lowest first, each value once. */
export type SeverityLadder = readonly Step[];

/**
 * 0 is reserved for maintenance (scs-0402), so values of 0 or less, which upstream's API stores all the same, name
 * nothing. Of two names for one value the alphabetically first counts: the order of the input must not matter.
 */
export function severityLadder(severities: readonly Severity[]): SeverityLadder {
  const steps = severities.flatMap(({ name, value }) =>
    value !== null && Number.isFinite(value) && value > 0 ? [{ name, value }] : [],
  );
  steps.sort((a, b) => a.value - b.value || (a.name < b.name ? -1 : 1));
  return steps.filter((step, index) => steps[index - 1]?.value !== step.value);
}

/**
 * The highest severity that still means "it works": the lowest step's value. With fewer than two steps it is 0: where
 * there is but one name for an impact, it cannot mean that there is none.
 */
export function operationalLimit(ladder: SeverityLadder): number {
  const [lowest, next] = ladder;
  return lowest !== undefined && next !== undefined ? lowest.value : 0;
}
