import type { ShownState } from './model.ts';

type Comparable = Pick<ShownState, 'kind' | 'severity'>;

/**
 * Sorts from best to worst: untouched, the lowest severity, maintenance, a disturbance that nobody rated, disturbances
 * by their severity. So a running maintenance shows unless a real disturbance goes on beside it; an impact that still
 * means "operational" is none. The sign alone matters, as in `Array.sort`.
 */
export function compareStates(a: Comparable, b: Comparable): number {
  return rankOf(a) - rankOf(b) || (a.severity ?? 0) - (b.severity ?? 0);
}

function rankOf({ kind, severity }: Comparable): number {
  switch (kind) {
    case 'operational':
      return 0;
    case 'maintenance':
      return 1;
    case 'disturbance':
    case 'unknown':
      return severity === null ? 2 : 3;
  }
}
