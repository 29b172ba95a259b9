import { randomBytes, randomUUID } from 'node:crypto';
import type { CallReport, Session, Transport } from '@scs/openstack';
import type { CheckContext } from '../checks/check.ts';
import { openInventory } from '../inventory/inventory.ts';
import type { Report } from '../model/report.ts';
import type { TestcaseResult } from '../model/result.ts';
import type { Scope } from '../model/scope.ts';
import { FileJournal, noJournal, type Journal } from '../resources/journal.ts';
import { projectKey, recoverKilledRuns } from '../resources/leftovers.ts';
import { newRunId } from '../resources/mark.ts';
import { openRunResources, type Leftover } from '../resources/run-resources.ts';
import { buildReport } from './build-report.ts';
import { countCalls } from './count-calls.ts';
import { limitedClock, realClock, replayClock, type Clock } from './clock.ts';
import { abortReasonOf, decideTestcase } from './decide-testcase.ts';
import { requireMember } from './preflight.ts';
import type { RunPlan } from './plan-run.ts';
import type { RunOutcome, RunSettings } from './run-settings.ts';

/** What happens while a run goes on. */
export type RunEvent =
  | { type: 'started'; testcases: readonly string[] }
  | { type: 'decided'; result: TestcaseResult }
  | { type: 'left-out'; testcase: string; because: string }
  | { type: 'note'; severity: 'info' | 'warning' | 'error'; message: string };

/** An open way into a cloud, or into a recording of one. */
export interface CloudAccess {
  session: Session;
  /** The transport under the session, for what is no OpenStack API. */
  transport: Transport;
}

/** A new id for a run. */
export function freshRunId(): string {
  return newRunId(randomBytes(8));
}

/**
 * Checks one cloud: connects, refuses credentials that are not an ordinary member's, decides all testcases of the plan
 * side by side, and deletes what it created. Everything that goes wrong on the way is in the report.
 *
 * @param open opens the session; `onCall` must be told of every call
 * @example
 * ```ts
 * const report = await runCheck(scope, planRun(scope, { date: '2026-11-23' }), open, settings, () => {});
 * ```
 */
export async function runCheck(
  scope: Scope,
  plan: RunPlan,
  open: (onCall: (call: CallReport) => void) => Promise<CloudAccess>,
  settings: RunSettings,
  onEvent: (event: RunEvent) => void,
): Promise<Report> {
  const start = performance.now();
  const calls = countCalls();
  const outcome: RunOutcome = { results: [], leftOut: [], critical: [], notes: [] };
  onEvent({ type: 'started', testcases: plan.automated });
  let session: Session | undefined;
  try {
    const access = await open(calls.onCall);
    session = access.session;
    requireMember(session);
    await decideAll({ ...access, onCall: calls.onCall }, plan, settings, outcome, onEvent);
  } catch (error) {
    // as in the reference: a run that cannot start leaves every testcase without a verdict
    outcome.critical.push(abortReasonOf(error));
    const decided = new Set(outcome.results.map(({ testcase }) => testcase));
    for (const testcase of plan.automated.filter((id) => !decided.has(id))) {
      outcome.results.push({ testcase, result: 'abort', findings: [], abort: abortReasonOf(error), durationMs: 0 });
    }
  } finally {
    await session?.close();
  }
  return buildReport(scope, plan, settings, outcome, {
    uuid: randomUUID(),
    checkedAt: settings.isReplay ? settings.now : new Date(),
    durationMs: Math.round(performance.now() - start),
    calls: calls.totals(),
    project: session?.token.project?.name,
  });
}

/** How long all deleting together may take after the run was stopped. */
const cleaningAfterStopMs = 60_000;

async function decideAll(
  access: Pick<CheckContext, 'session' | 'transport' | 'onCall'>,
  plan: RunPlan,
  settings: RunSettings,
  outcome: RunOutcome,
  onEvent: (event: RunEvent) => void,
): Promise<void> {
  const { session } = access;
  const { isReplay, isReadOnly, isStrict, now, runId, signal, stateFolder } = settings;
  const note = (severity: 'info' | 'warning' | 'error', message: string): void => {
    outcome.notes.push({ severity, message });
    onEvent({ type: 'note', severity, message });
  };
  const clock = isReplay ? replayClock(signal) : realClock(signal);
  // deleting goes on when the run is stopped, but a person who wants to leave is not kept for long
  const cleaningClock = isReplay
    ? clock
    : limitedClock(realClock(new AbortController().signal), cleaningAfterStopMs, () => signal.aborted);
  if (!isReplay && !isReadOnly) await recover(session, clock, stateFolder, note);
  const journal: Journal = isReplay ? noJournal : new FileJournal(stateFolder, runId, projectKey(session));
  const resources = openRunResources({ session, runId, journal, clock, cleaningClock, isReadOnly });
  const inventory = openInventory(session, { isStrict });
  const context: CheckContext = { ...access, inventory, now, isStrict, resources, clock };
  const decided = await Promise.all(
    plan.automated.map(async (testcase) => {
      const result = await decideTestcase(testcase, context, { isReadOnly });
      if ('result' in result) onEvent({ type: 'decided', result });
      else onEvent({ type: 'left-out', testcase, because: result.missingBecause });
      return result;
    }),
  );
  for (const result of decided) {
    if ('result' in result) outcome.results.push(result);
    else outcome.leftOut.push(result);
  }
  for (const leftover of resources.leftovers) note('error', leftoverText(leftover));
}

async function recover(
  session: Session,
  clock: Clock,
  stateFolder: string,
  note: (severity: 'info' | 'warning', message: string) => void,
): Promise<void> {
  const { deleted, stayed } = await recoverKilledRuns(session, clock, stateFolder);
  for (const { kind, name, run } of deleted) note('info', `Deleted ${kind} ${name}, which run ${run} had left behind.`);
  for (const leftover of stayed) note('warning', leftoverText(leftover));
}

function leftoverText({ kind, id, name, reason }: Leftover): string {
  return `Could not delete ${kind} ${name} (${id}): ${reason} Try: scs clean`;
}
