import type { Database } from '@scs/store';
import type { Transaction } from 'kysely';
import { invalidField } from '../../errors.ts';

/** A phase of one of the lists. */
export interface PhaseReference {
  generation: number;
  order: number;
}

/** @throws ServerError `invalid` when there is no such phase */
export async function checkPhase(tx: Transaction<Database>, phase: PhaseReference): Promise<void> {
  const isStorable = [phase.generation, phase.order].every((number) => number >= 0 && number < 2 ** 31);
  const found = isStorable
    ? await tx
        .selectFrom('phases')
        .select('name')
        .where('generation', '=', phase.generation)
        .where('order', '=', phase.order)
        .executeTakeFirst()
    : undefined;
  if (found !== undefined) return;
  throw invalidField(
    'phase',
    `there is no phase of generation ${String(phase.generation)} and order ${String(phase.order)}`,
  );
}

/** The first phase of the newest list, with which an incident begins; undefined when there are no phases at all. */
export async function firstPhase(tx: Transaction<Database>): Promise<PhaseReference | undefined> {
  return tx
    .selectFrom('phases')
    .select(['generation', 'order'])
    .orderBy('generation', 'desc')
    .orderBy('order')
    .limit(1)
    .executeTakeFirst();
}
