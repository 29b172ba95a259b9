import { fail } from '@sveltejs/kit';
import type { MaintenanceDocument, PlanCheckDocument } from '@scs/server';
import { write } from '../api.ts';
import { enteredOf, refuse, textOrNull, type Entered } from '../forms.ts';
import { fromField, SkippedTimeError, toField } from '../moments.server.ts';
import type { ToldProblem } from '../refusals/translate-problem.ts';
import type { ConsoleTexts } from '../texts.ts';
import { planEnd } from './plan-end.server.ts';
import { signatureOf } from './warnings.ts';

/** What the actions of a maintenance's pages answer when the page is to be shown again. */
export interface PlanForm {
  /** `form` names the form, `components` are all that were chosen. */
  readonly entered: Entered;
  readonly problem?: ToldProblem | undefined;
  readonly warnings?: PlanCheckDocument | undefined;
  /** The text as the public page would show it. */
  readonly html?: string | undefined;
}

/** When a maintenance is to be, and on what. */
export interface Plan {
  readonly plannedStart: string;
  readonly plannedEnd: string;
  readonly components: readonly string[];
}

interface Circumstances {
  readonly timeZone: string;
  readonly texts: ConsoleTexts['maintenances'];
  /** The maintenance that is to be changed. */
  readonly before?: MaintenanceDocument;
}

/** The fields of a plan's form; of the components, all. */
export async function enteredPlan(request: Request): Promise<Entered> {
  const { form, entered } = await enteredOf(request);
  return {
    ...entered,
    components: form
      .getAll('component')
      .filter((one) => typeof one === 'string')
      .join(' '),
  };
}

/** The components that were chosen. */
export function chosenOf(entered: Entered): string[] {
  return (entered['components'] ?? '').split(' ').filter((id) => id !== '');
}

/** Reads a plan, or says which field is wrong, in the reader's words. */
export function readPlan(entered: Entered, { timeZone, texts, before }: Circumstances) {
  const components = chosenOf(entered);
  if (components.length === 0) return { refused: refuse('components', texts.needComponent, entered) };
  const start = attempt(() => fromField(entered['plannedStart'], timeZone), texts.needStart, texts);
  if (start.wrong !== undefined) return { refused: refuse('plannedStart', start.wrong, entered) };
  const plannedStart = kept(start.moment, entered['plannedStart'], before?.plannedStart, timeZone);
  const end = attempt(() => planEnd(entered, plannedStart, timeZone), texts.needEnd, texts);
  if (end.wrong !== undefined) return { refused: refuse('plannedEnd', end.wrong, entered) };
  const plannedEnd = kept(end.moment, toField(end.moment, timeZone), before?.plannedEnd, timeZone);
  if (Date.parse(plannedEnd) <= Date.parse(plannedStart)) {
    return { refused: refuse('plannedEnd', texts.endBeforeStart, entered) };
  }
  return { plan: { plannedStart, plannedEnd, components } };
}

/** What would be warned of; undefined for those who may not ask. */
export async function checkPlan(
  fetch: typeof globalThis.fetch,
  { plannedStart, plannedEnd, components }: Plan,
  except?: string,
): Promise<PlanCheckDocument | undefined> {
  const body = { plannedStart, plannedEnd, components, ...(except === undefined ? {} : { except }) };
  const { document } = await write<PlanCheckDocument>(fetch, { method: 'POST', path: '/maintenances/conflicts', body });
  return document;
}

/**
 * Asks again, unless the form has shown these very warnings already; undefined when there is nothing to ask.
 *
 * @param isStartKnown that the start is in the past is nothing new: it is only the end that changes
 */
export async function askAgain(
  fetch: typeof globalThis.fetch,
  plan: Plan,
  entered: Entered,
  { except, isStartKnown = false }: { except?: string; isStartKnown?: boolean } = {},
) {
  const found = await checkPlan(fetch, plan, except);
  if (found === undefined) return undefined;
  const warnings = { ...found, startsInThePast: found.startsInThePast && !isStartKnown };
  const signature = signatureOf(warnings);
  return signature === '' || signature === entered['seen'] ? undefined : fail(409, { entered, warnings });
}

/** What both creating and changing send of a plan's form. */
export function wordsOf(entered: Entered) {
  return { displayName: textOrNull(entered['displayName']), description: textOrNull(entered['description']) };
}

/**
 * The impacts of the chosen components. Where the type was left as it is, what an earlier change said of a component stays.
 */
export function affectsOf(entered: Entered, before: MaintenanceDocument['affects'] = []) {
  const type = entered['type'] ?? '';
  const isSameType = before[0]?.type === type;
  return chosenOf(entered).flatMap((reference) => {
    const known = isSameType ? before.filter((impact) => impact.reference === reference) : [];
    return known.length > 0 ? known : [{ reference, type, severity: 0 }];
  });
}

/** Fields hold minutes: what was not changed keeps its seconds. */
function kept(moment: string, field: string | undefined, before: string | null | undefined, timeZone: string): string {
  return before !== null && before !== undefined && field === toField(before, timeZone) ? before : moment;
}

/**
 * The moment that was entered; or what is wrong, in the reader's words.
 *
 * @param missing what is said where it is no time
 */
export function attempt(
  read: () => string | null,
  missing: string,
  { skippedTime }: Pick<ConsoleTexts['maintenances'], 'skippedTime'>,
): { readonly moment: string; readonly wrong?: undefined } | { readonly wrong: string } {
  try {
    const moment = read();
    return moment === null ? { wrong: missing } : { moment };
  } catch (thrown) {
    if (thrown instanceof SkippedTimeError) return { wrong: skippedTime };
    if (thrown instanceof RangeError) return { wrong: missing };
    throw thrown;
  }
}
