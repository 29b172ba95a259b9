import type { SeverityDocument } from '@scs/server';
import { rangesOf } from '@scs/status';

/** A severity that can be chosen by its name; its range ends at its value, which is what choosing it sets. */
export interface SeverityStep {
  readonly from: number;
  readonly value: number;
  readonly name: string;
  readonly colour: string | null;
}

/** The ladder of severities, lowest first (scs-0402); without maintenance, which is planned elsewhere. */
export function severitySteps(severities: readonly SeverityDocument[]): SeverityStep[] {
  const named = severities.map(({ displayName, value }) => ({ name: displayName ?? '', value }));
  return rangesOf(named)
    .filter(({ kind }) => kind !== 'maintenance' && kind !== 'unknown')
    .map(({ name, from, to }) => ({
      name,
      from,
      value: to,
      colour: severities.find(({ value, displayName }) => value === to && (displayName ?? '') === name)?.colour ?? null,
    }));
}

/** The severity that a number is; undefined for what none reaches up to, and for what nobody has rated. */
export function stepOf(value: number | null, steps: readonly SeverityStep[]): SeverityStep | undefined {
  return value === null ? undefined : steps.find((step) => step.from <= value && value <= step.value);
}
