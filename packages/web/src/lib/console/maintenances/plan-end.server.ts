import { Temporal } from 'temporal-polyfill';
import type { Entered } from '../forms.ts';
import { fromField } from '../moments.server.ts';
import { durations } from './durations.ts';

/**
 * The end that was entered: a duration after the base, or an exact time. An exact time counts more as soon as it differs from
 * what the form held when it was shown (`endBefore`): without scripts, whoever enters one may forget to take the choice off
 * the duration.
 *
 * @param base from where durations count
 * @returns null where there is neither
 * @throws RangeError for what is no time
 */
export function planEnd(entered: Entered, base: string, timeZone: string): string | null {
  const { duration = 'exact', plannedEnd = '', endBefore = '' } = entered;
  const isEntered = plannedEnd !== '' && plannedEnd !== endBefore;
  const minutes = durations.find((one) => String(one) === duration);
  if (isEntered || minutes === undefined) return fromField(plannedEnd, timeZone);
  return Temporal.Instant.from(base).add({ minutes }).toString();
}
