import {
  compatExitCodeOf,
  exitCodeOf,
  planRun,
  renderReport,
  runCheck,
  type Report,
  type Scope,
} from '@scs/conformance';
import { printFailure, UsageError } from '../output/fail.ts';
import { wantsColour } from '../output/style.ts';
import { traceCall } from './debug.ts';
import type { CheckOptions } from './options.ts';
import { outputsOf, writeOutputs } from './outputs.ts';
import { liveProgress, plainProgress, silentProgress, type Progress } from './progress.ts';
import { requestOf } from './request.ts';
import { openTarget } from './target.ts';
import { stopOnSignal } from './stop-on-signal.ts';

/** Checks a cloud or a recording, prints the report, writes the files that were asked for, and sets the exit code. */
export async function runOnCloud(scope: Scope, options: CheckOptions, args: readonly string[]): Promise<void> {
  // everything that can be wrong with the call is found out before the cloud is touched
  const outputs = outputsOf(options.output);
  requestOf(options);
  const target = await openTarget(options);
  const request = requestOf(options, target.referenceDate);
  const plan = planRun(scope, request);
  requireVariables(scope, { ...options.assign, os_cloud: target.cloud.name });

  const stop = stopOnSignal();
  const progress = chooseProgress(options, () => liveProgress(process.stderr, plan));
  let report: Report;
  try {
    report = await runCheck(
      scope,
      plan,
      (onCall) =>
        target.open((call) => {
          onCall(call);
          if (options.debug) traceCall(call);
        }),
      {
        ...target,
        subject: options.subject ?? target.subject,
        isStrict: options.strict ?? false,
        isReadOnly: options.onlyRead ?? false,
        argv: args,
        assignment: options.assign,
        signal: stop.signal,
      },
      (event) => {
        progress.onEvent(event);
      },
    );
  } finally {
    progress.stop();
    stop.dispose();
    target.close();
  }
  if (stop.signal.aborted) {
    process.stderr.write('scs: stopped; what the check had created was deleted. No report was written.\n');
    process.exitCode = 130;
    return;
  }
  // a run that could not start has one thing to say, not one per testcase; the files have it all
  for (const critical of report.critical) printFailure(critical);
  if (!options.quiet && report.critical.length === 0) await printReport(report, options);
  await writeOutputs(report, outputs, options);
  process.exitCode = options.compatExit
    ? compatExitCodeOf(report, { criticalOnly: options.criticalOnly ?? false })
    : exitCodeOf(report);
}

async function printReport(report: Report, options: CheckOptions): Promise<void> {
  const text = await renderReport(report, 'terminal', {
    colour: wantsColour(process.stdout),
    width: process.stdout.isTTY ? process.stdout.columns : 100,
    verbose: options.verbose > 0,
  });
  process.stdout.write(text);
}

function chooseProgress(options: CheckOptions, live: () => Progress): Progress {
  if (options.quiet) return silentProgress;
  return process.stderr.isTTY && !options.debug ? live() : plainProgress(process.stderr);
}

/** Every mandatory variable of the scope must be assigned (reference 1.6). */
function requireVariables(scope: Scope, assigned: Readonly<Record<string, string>>): void {
  const open = scope.variables.filter((name) => assigned[name] === undefined && scope.defaults[name] === undefined);
  if (open.length > 0) {
    throw new UsageError(
      `The scope "${scope.name}" needs variables that are not assigned: ${open.join(', ')}.`,
      `Assign them: ${open.map((name) => `-a ${name}=VALUE`).join(' ')}`,
    );
  }
}
