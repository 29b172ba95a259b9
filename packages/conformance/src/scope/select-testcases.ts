import type { Scope, ScopeVersion } from '../model/scope.ts';
import { byCodePoint } from './by-code-point.ts';
import { compilePythonPattern } from './python-pattern.ts';
import { quoted } from './printable.ts';
import { type ScopeProblem, throwIfAny } from './scope-error.ts';

/** Testcase ids in code-point order. */
export interface SelectedTestcases {
  /** Those that a program decides. */
  automated: string[];
  /** Those that a person decides. */
  manual: string[];
}

/**
 * The testcases of all targets of the versions, each once.
 *
 * @param options.sections keep only testcases whose section is listed; those without a section are dropped then
 * @param options.tests keep only ids that this Python regular expression matches at their start
 * @throws ScopeError `unknown-testcase` if a module names an id that no script declares, `bad-test-pattern`
 * @example selectTestcases(scope, versions, { tests: 'scs-0100' }).automated
 */
export function selectTestcases(
  scope: Pick<Scope, 'testcases' | 'name'>,
  versions: readonly ScopeVersion[],
  options: { sections?: readonly string[] | null; tests?: string | null } = {},
): SelectedTestcases {
  const { sections, tests } = options;
  const matches = typeof tests === 'string' ? compilePythonPattern(tests) : () => true;
  const listed = sections?.map((section) => section.trim());
  const selected: SelectedTestcases = { automated: [], manual: [] };
  const ids = new Set(versions.flatMap(({ targetOf }) => [...targetOf.keys()]));
  const problems: ScopeProblem[] = [];
  for (const id of [...ids].sort(byCodePoint)) {
    const testcase = scope.testcases.get(id);
    if (testcase === undefined) {
      const namedBy = versions.filter(({ targetOf }) => targetOf.has(id)).map(({ version }) => version);
      const message = `${scope.name} ${namedBy.join(', ')} needs the testcase ${quoted(id)}, which no script declares`;
      problems.push({ code: 'unknown-testcase', message });
      continue;
    }
    if (listed !== undefined && (testcase.section === undefined || !listed.includes(testcase.section))) continue;
    if (!matches(id)) continue;
    (testcase.isManual ? selected.manual : selected.automated).push(id);
  }
  throwIfAny(problems);
  return selected;
}
