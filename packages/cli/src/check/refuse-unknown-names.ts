import { findCheck, type Scope } from '@scs/conformance';
import { UsageError } from '../output/fail.ts';
import type { CheckOptions } from './options.ts';

/**
 * Refuses testcases and sections that do not exist, before anything is asked of a cloud.
 *
 * @throws UsageError that names what is near, or all that there is
 */
export function refuseUnknownNames(scope: Scope, { testcase = [], sections }: CheckOptions): void {
  for (const id of testcase) {
    if (scope.testcases.has(id) || findCheck(id) !== undefined) continue;
    const near = [...scope.testcases.keys()].filter((known) => known.includes(id) || id.includes(known)).slice(0, 5);
    const hint = near.length > 0 ? `Did you mean ${near.join(', ')}?` : 'See: scs check iaas --list';
    throw new UsageError(`--testcase ${id}: there is no such testcase.`, hint);
  }
  const known = new Set([...scope.testcases.values()].flatMap(({ section }) => section ?? []));
  for (const section of sections?.split(',').map((part) => part.trim()) ?? []) {
    if (known.has(section)) continue;
    const all = [...known].sort();
    throw new UsageError(
      `--sections ${section}: the scope has no such section.`,
      all.length > 0 ? `It has ${all.join(', ')}.` : 'It has none; choose testcases with --tests.',
    );
  }
}
