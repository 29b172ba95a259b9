import type { Report, ReportModule } from '../model/report.ts';
import { byWeight } from './by-weight.ts';
import type { Outline, TestcaseOutcome } from './outline.ts';

/** A module of any version, with the testcases that are told about there. */
export interface ModuleGroup {
  id: string;
  name: string;
  url?: string;
  outcomes: TestcaseOutcome[];
}

/** Where testcases go that are in no module of the versions shown. */
const nowhere = { id: 'no-module', name: 'In no module' };

/**
 * Every testcase once, under its first module. Where a testcase is in a draft's module and in an effective version's, the
 * latter is where people look for it, so effective versions come first. Modules without testcases are left out.
 */
export function moduleGroupsOf(report: Report, outline: Outline): ModuleGroup[] {
  const groups = new Map<string, ModuleGroup>();
  const left = new Map(outline.outcomes.map((outcome) => [outcome.testcase.id, outcome]));
  for (const module of byWeight(report.versions).flatMap((version) => version.modules)) {
    const outcomes = testcasesOf(module).flatMap((id) => left.get(id) ?? []);
    for (const { testcase } of outcomes) left.delete(testcase.id);
    const known = groups.get(module.id);
    if (known) known.outcomes.push(...outcomes);
    else groups.set(module.id, { ...withoutTargets(module), outcomes });
  }
  const rest = left.size > 0 ? [{ ...nowhere, outcomes: [...left.values()] }] : [];
  return [...groups.values(), ...rest].filter(({ outcomes }) => outcomes.length > 0);
}

function testcasesOf(module: ReportModule): string[] {
  return [...new Set(module.targets.flatMap((target) => target.testcases))];
}

function withoutTargets({ id, name, url }: ReportModule): Omit<ModuleGroup, 'outcomes'> {
  return { id, name, ...(url === undefined ? {} : { url }) };
}
