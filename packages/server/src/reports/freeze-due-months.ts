import { monthsBetween } from '@scs/status';
import { sql } from 'kysely';
import { job } from '../auth/actor.ts';
import { ServerError } from '../errors.ts';
import { operators } from '../v1/conventions/viewer.ts';
import { perform, type VerbRuntime } from '../verb/perform.ts';
import { componentBegins, firstBegin } from './component-begins.ts';
import { freezeMonth } from './freeze-month.ts';

export interface FreezeSettings {
  readonly timeZone: string;
  /** So long after its end a month is frozen; incidents are corrected until then. Milliseconds */
  readonly freezeAfterMs: number;
}

/**
 * Freezes each month that is over for long enough and is not frozen yet, the oldest first: also those that became due while
 * nothing ran. After a page was taken over from elsewhere, all wait for as long, so that its past can be put right.
 *
 * @returns the months that were frozen now
 */
export async function freezeDueMonths(
  runtime: VerbRuntime,
  { timeZone, freezeAfterMs }: FreezeSettings,
  now: Date,
): Promise<string[]> {
  const { db } = runtime.store;
  const from = firstBegin(await componentBegins(db, operators, now));
  const before = new Date(now.getTime() - freezeAfterMs);
  if (from === undefined || (await importedSince(runtime, before))) return [];
  const frozen = await db.selectFrom('report_months').select('month').execute();
  const known = new Set(frozen.map(({ month }) => month));
  const due = monthsBetween({ from, to: before, timeZone }).filter(
    ({ month, end }) => end <= before && !known.has(month),
  );
  const made: string[] = [];
  for (const { month } of due) {
    if (await freeze(runtime, { month, timeZone }, now)) made.push(month);
  }
  return made;
}

async function importedSince({ store }: VerbRuntime, moment: Date): Promise<boolean> {
  const { rows } = await sql`select from audit_log where action = 'status.import' and at > ${moment.toISOString()}
    limit 1`.execute(store.db);
  return rows.length > 0;
}

async function freeze(runtime: VerbRuntime, input: { month: string; timeZone: string }, now: Date): Promise<boolean> {
  try {
    const { isNew } = await perform(runtime, { actor: job('reports'), requestId: null, now }, freezeMonth, input);
    return isNew;
  } catch (error) {
    // another worker does the same at the same moment
    if (error instanceof ServerError && error.code === 'conflict') return false;
    throw error;
  }
}
