import { ownWords, type OwnWord } from '@scs/status';
import { timestampOf, type Timestamp } from '@scs/store';
import { z } from 'zod';
import { verb } from '../../verb/verb.ts';
import { id } from '../schemas.ts';
import { dueTransition, type DueTransition } from './due-transition.ts';
import { lockMaintenance, type LockedMaintenance } from './lock-maintenance.ts';
import { recordTransition, type Transition } from './record-transition.ts';
import { recordedLate } from './texts.ts';

/**
 * Does what the clock asks for: starts and ends a maintenance at its planned times, or says that it is late. After a downtime
 * that may be several steps, and their times are those at which they were due. When another worker was faster, nothing is
 * left to do.
 *
 * @returns how many steps were made
 */
export const advanceMaintenance = verb({
  name: 'maintenance.advance',
  role: 'administrator',
  input: z.strictObject({ id }),
  async run(context, { id }) {
    let locked = await lockMaintenance(context.tx, id);
    if (locked.incident.is_draft) return 0;
    const now = timestampOf(context.now);
    let steps = 0;
    for (let due = nextOf(locked, now); due !== undefined; due = nextOf(locked, now)) {
      locked = await recordTransition(context, locked, transitionOf(locked, due, now));
      steps += 1;
    }
    return steps;
  },
});

function nextOf({ incident, maintenance }: LockedMaintenance, now: Timestamp): DueTransition | undefined {
  return dueTransition({ ...maintenance, began_at: incident.began_at, ended_at: incident.ended_at }, now);
}

const sentences: Readonly<Record<DueTransition['kind'], OwnWord>> = {
  started: 'hasStartedAsPlanned',
  finished: 'hasEndedAsPlanned',
  overdue: 'hasNotStarted',
  overran: 'takesLonger',
};

function transitionOf(
  { incident, maintenance }: LockedMaintenance,
  { kind, at }: DueTransition,
  now: Timestamp,
): Transition {
  const late = recordedLate(at, { now, knownSince: incident.created_at });
  const step = { kind, at, description: `${ownWords(sentences[kind])}${late}`, isAutomatic: true };
  switch (kind) {
    case 'started':
      return {
        ...step,
        maintenance: { started_at: at },
        incident: { began_at: at, ended_at: maintenance.planned_end },
      };
    case 'finished':
      return { ...step, maintenance: { finished_at: at }, incident: { ended_at: at } };
    case 'overdue':
      return { ...step, maintenance: {}, incident: { began_at: null } };
    case 'overran':
      return { ...step, maintenance: {}, incident: { ended_at: null } };
  }
}
