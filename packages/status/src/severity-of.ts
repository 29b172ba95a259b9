import type { NamedSeverity, Severity } from './model.ts';
import { operationalLimit, severityLadder } from './severity-ladder.ts';
import type { SeverityLadder } from './severity-ladder.ts';

/**
 * Names an impact's severity (scs-0402): 0 is `maintenance`, else the severity with the smallest value that is not
 * below it; `unknown` above the highest, when it is null, and for what is no severity (negative, NaN).
 *
 * @example
 * const severities = [{ name: 'operational', value: 33 }, { name: 'limited', value: 66 }, { name: 'broken', value: 100 }];
 * severityOf(34, severities); // { kind: 'disturbance', value: 34, name: 'limited' }
 */
export function severityOf(value: number | null, severities: readonly Severity[]): NamedSeverity {
  return nameSeverity(value, severityLadder(severities));
}

export function nameSeverity(value: number | null, ladder: SeverityLadder): NamedSeverity {
  if (value === null || !(value >= 0)) return { kind: 'unknown', value: null, name: 'unknown' };
  if (value === 0) return { kind: 'maintenance', value, name: 'maintenance' };
  const step = ladder.find((candidate) => candidate.value >= value);
  if (step === undefined) return { kind: 'unknown', value, name: 'unknown' };
  return { kind: value <= operationalLimit(ladder) ? 'operational' : 'disturbance', value, name: step.name };
}
