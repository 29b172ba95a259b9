import type { Timestamp } from '@scs/store';
import { invalidField } from '../../errors.ts';
import { compareTimestamps } from '../timestamp-input.ts';

/** As much of an impact as decides whether there is a maintenance. */
interface WithSeverity {
  severity?: number | null | undefined;
}

/** @throws ServerError `invalid` when the end is before the begin; the same moment is fine */
export function checkOrder(beganAt: Timestamp | null | undefined, endedAt: Timestamp | null | undefined): void {
  if (typeof beganAt !== 'string' || typeof endedAt !== 'string') return;
  if (compareTimestamps(beganAt, endedAt) <= 0) return;
  throw invalidField('endedAt', `is ${endedAt}, before beganAt ${beganAt}`);
}

/** Whether these impacts make the incident a maintenance (scs-0402: severity 0). */
export function isMaintenance(affects: readonly WithSeverity[]): boolean {
  return affects.some(({ severity }) => severity === 0);
}

/** @throws ServerError `invalid` when a maintenance has no end (scs-0402) */
export function checkMaintenanceEnds(affects: readonly WithSeverity[], endedAt: Timestamp | null | undefined): void {
  if (typeof endedAt === 'string' || !isMaintenance(affects)) return;
  throw invalidField(
    'endedAt',
    'is needed, for an impact of severity 0 makes this a maintenance, which must have an end',
  );
}
