import type { PublicDay, PublicState } from '@scs/server';

type Status = PublicState['status'];

/** One stroke through all days of a state. */
export interface BarPath {
  readonly status: Status;
  readonly d: string;
}

/** The width of a day with the gap behind it. */
export const dayWidth = 4;

/** In the order in which they are drawn. */
const statuses: readonly Status[] = [
  'operational',
  'under_maintenance',
  'degraded_performance',
  'partial_outage',
  'major_outage',
];

/**
 * Draws the days as one path for each state: runs of days are one line each, which a dash pattern divides into days again. So
 * the bar of a quiet component is some ten characters.
 *
 * @example
 * barPaths([quietDay, quietDay, badDay]) // [{ status: 'operational', d: 'M0 0h8' }, { status: 'major_outage', d: 'M8 0h4' }]
 */
export function barPaths(days: readonly Pick<PublicDay, 'state'>[]): BarPath[] {
  const paths = new Map<Status, string>();
  let begin = 0;
  for (let index = 1; index <= days.length; index++) {
    const status = days[begin]?.state.status;
    if (status === undefined || days[index]?.state.status === status) continue;
    const stroke = `M${String(begin * dayWidth)} 0h${String((index - begin) * dayWidth)}`;
    paths.set(status, (paths.get(status) ?? '') + stroke);
    begin = index;
  }
  return statuses.flatMap((status) => {
    const d = paths.get(status);
    return d === undefined ? [] : [{ status, d }];
  });
}
