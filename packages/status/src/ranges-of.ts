import type { Severity, StateKind } from './model.ts';
import { nameSeverity } from './severity-of.ts';
import { severityLadder } from './severity-ladder.ts';

const worst = 100;

/** Both ends inclusive, as the standard counts. */
export interface SeverityRange {
  readonly name: string;
  readonly kind: StateKind;
  readonly from: number;
  readonly to: number;
}

/**
 * The ranges that the severities' upper bounds make (scs-0402), lowest first, without gap: `maintenance` (0), then one
 * for each severity, and `unknown` where nothing reaches up to 100.
 *
 * @example
 * rangesOf([{ name: 'works', value: 50 }, { name: 'broken', value: 90 }]).map(({ name, from, to }) => [name, from, to]);
 * // [['maintenance', 0, 0], ['works', 1, 50], ['broken', 51, 90], ['unknown', 91, 100]]
 */
export function rangesOf(severities: readonly Severity[]): readonly SeverityRange[] {
  const ladder = severityLadder(severities);
  const uppers = [0, ...ladder.map((step) => step.value)];
  if ((uppers.at(-1) ?? 0) < worst) uppers.push(worst);
  return uppers.map((to, index) => {
    const { kind, name } = nameSeverity(to, ladder);
    return { name, kind, from: index === 0 ? 0 : (uppers[index - 1] ?? 0) + 1, to };
  });
}
