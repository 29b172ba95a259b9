import type { IncidentDocument } from '@scs/server';
import { refuse, textOrNull, type Entered } from '../forms.ts';
import { fromField, SkippedTimeError } from '../moments.server.ts';
import { basisOf } from '../reconcile.ts';
import type { ConsoleTexts } from '../texts.ts';
import { titleOf } from '../title-of.ts';
import { choiceOf, impactsOf } from './impact-choice.ts';
import { phaseOf } from './phase-options.ts';

type Affects = IncidentDocument['affects'];

/** What the API takes of an incident. */
export interface IncidentBody {
  displayName: string | null;
  description: string | null;
  beganAt: string | null;
  endedAt: string | null;
  phase?: { generation: number; order: number };
  affects: Affects;
}

interface Rules {
  readonly words: ConsoleTexts['incidents'];
  readonly timeZone: string;
  /** Whether it needs a title and a component, as what is published does. */
  readonly isForReaders: boolean;
  /** The incident that is edited: a time that was not touched stays as it is, to the second. */
  readonly before?: IncidentDocument;
}

/** What the API takes of an incident, from the fields of its form; or why the form is refused. */
export function incidentBody(entered: Entered, { words, timeZone, isForReaders, before }: Rules) {
  const { title, refused } = titleOf(entered, { words, isNeeded: isForReaders });
  if (refused !== undefined) return { refused };
  const impacts = impactsOf(choiceOf(entered));
  if ('wrong' in impacts) return { refused: refuse('severity', words[impacts.wrong], entered) };
  const affectsNothing = impacts.affects.length === 0 && (before === undefined || before.affects.length > 0);
  if (isForReaders && affectsNothing) return { refused: refuse('affects', words.needsComponent, entered) };
  const was = basisOf(entered);
  const times: Pick<IncidentBody, 'beganAt' | 'endedAt'> = { beganAt: null, endedAt: null };
  for (const name of ['beganAt', 'endedAt'] as const) {
    try {
      const isUntouched = before !== undefined && entered[name] === was?.[name];
      times[name] = isUntouched ? before[name] : fromField(entered[name], timeZone);
    } catch (thrown) {
      if (!(thrown instanceof RangeError)) throw thrown;
      const isSkipped = thrown instanceof SkippedTimeError;
      return { refused: refuse(name, isSkipped ? words.skippedTime : words.badTime, entered) };
    }
  }
  // an incident without a begin of its own begins when it is published
  if (times.endedAt !== null && Date.parse(times.endedAt) < Date.parse(times.beganAt ?? times.endedAt)) {
    return { refused: refuse('endedAt', words.endBeforeBegin, entered) };
  }
  const phase = phaseOf(entered['phase']);
  const description = textOrNull(entered['description']);
  const body: IncidentBody = {
    displayName: title,
    description,
    ...times,
    ...(phase === undefined ? {} : { phase }),
    affects: impacts.affects,
  };
  return { body };
}

/** What an edit changes, so that the history names no more than that. */
export function changesOf(body: IncidentBody, before: IncidentDocument): Partial<IncidentBody> {
  const there: Record<keyof IncidentBody, unknown> = {
    ...before,
    phase: before.phase === null ? undefined : { generation: before.phase.generation, order: before.phase.order },
  };
  const changed = Object.entries(body).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(there[name as keyof IncidentBody]),
  );
  return Object.fromEntries(changed);
}
