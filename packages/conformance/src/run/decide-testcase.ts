import { OpenStackError } from '@scs/openstack';
import type { Check, CheckContext } from '../checks/check.ts';
import { findCheck } from '../checks/registry.ts';
import { errorText } from '../checks/error-text.ts';
import { ConformanceError } from '../errors.ts';
import type { AbortReason, TestcaseResult } from '../model/result.ts';

/** A testcase that was left out on purpose; the report says why. */
export interface NotAttempted {
  testcase: string;
  missingBecause: string;
}

/** What an error says to the reader of a report. */
export function abortReasonOf(error: unknown): AbortReason {
  if (error instanceof OpenStackError) return { code: error.code, message: error.summary, hint: error.hint };
  if (error instanceof ConformanceError) return { code: error.code, message: error.message, hint: error.hint };
  return {
    code: 'unexpected',
    message: errorText(error),
    hint: 'This is a defect of scs. Please report it with a recording: scs check … --record FILE',
  };
}

/** Decides one testcase; never throws: what a check throws aborts the testcase. */
export async function decideTestcase(
  testcase: string,
  context: CheckContext,
  options: { isReadOnly: boolean },
): Promise<TestcaseResult | NotAttempted> {
  const start = context.clock.elapsedMs();
  const durationMs = (): number => Math.round(context.clock.elapsedMs() - start);
  const check = findCheck(testcase);
  try {
    if (check === undefined) throw unknownTestcase(testcase);
    if (options.isReadOnly && check.creates !== undefined && !check.mayOnlyRead) return leftOut(check);
    context.clock.throwIfStopped();
    const { result, findings } = await check.decide(context);
    return { testcase, result, findings, durationMs: durationMs() };
  } catch (error) {
    if (check !== undefined && error instanceof ConformanceError && error.code === 'not-created') return leftOut(check);
    return { testcase, result: 'abort', findings: [], abort: abortReasonOf(error), durationMs: durationMs() };
  }
}

function leftOut(check: Check): NotAttempted {
  return {
    testcase: check.testcase,
    missingBecause: `It would create ${check.creates?.join(' and ') ?? 'something'}, and --only-read forbids that.`,
  };
}

function unknownTestcase(testcase: string): ConformanceError {
  return new ConformanceError(
    'unknown-testcase',
    `No check decides the testcase ${testcase}.`,
    'See which there are: scs check iaas --list',
  );
}
