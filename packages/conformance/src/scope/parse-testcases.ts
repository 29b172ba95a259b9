import type { Lifetime, ScopeTestcase } from '../model/scope.ts';
import { lifetimes } from './expiry.ts';
import { type LocatedMap, valueOf } from './located-value.ts';
import { quoted } from './printable.ts';
import type { Shape } from './shape.ts';

/**
 * Reads the testcases of all scripts, in file order. A script without `executable` is a manual one.
 * `countAttention` raises a testcase's attention by one and says whether there is such a testcase.
 */
export function parseTestcases(
  spec: LocatedMap,
  shape: Shape,
  meaning: Shape,
): { testcases: ReadonlyMap<string, ScopeTestcase>; countAttention: (id: string) => boolean } {
  const testcases = new Map<string, ScopeTestcase>();
  for (const { map: script, path } of shape.maps(spec, 'scripts', '', 'required')) {
    const isManual = shape.optionalText(script, 'executable', path) === undefined;
    shape.optionalText(script, 'args', path);
    shape.entries(script, 'env', path, 'optional');
    for (const { map, path: itemPath } of shape.maps(script, 'testcases', path, 'optional')) {
      const testcase = parseTestcase(map, itemPath, isManual, shape);
      if (testcases.has(testcase.id)) {
        meaning.note('duplicate-testcase', `the testcase ${quoted(testcase.id)} is declared twice`, map);
      }
      testcases.set(testcase.id, testcase);
    }
  }
  return {
    testcases,
    countAttention(id) {
      const testcase = testcases.get(id);
      if (testcase !== undefined) testcase.attention += 1;
      return testcase !== undefined;
    },
  };
}

function parseTestcase(map: LocatedMap, path: string, isManual: boolean, shape: Shape): ScopeTestcase {
  const section = shape.optionalText(map, 'section', path);
  const description = shape.optionalText(map, 'description', path);
  const url = shape.optionalText(map, 'url', path);
  return {
    id: shape.requiredText(map, 'id', path),
    lifetime: lifetimeOf(map, path, shape),
    ...(section !== undefined && { section }),
    ...(description !== undefined && { description }),
    ...(url !== undefined && { url }),
    isManual,
    attention: 0,
  };
}

function lifetimeOf(map: LocatedMap, path: string, shape: Shape): Lifetime {
  const text = shape.optionalText(map, 'lifetime', path);
  if (text === undefined) return 'week';
  const lifetime = lifetimes.find((known) => known === text);
  if (lifetime === undefined) {
    const message = `${path}.lifetime is ${quoted(text)}, which is none of ${lifetimes.join(', ')}`;
    shape.note('unknown-lifetime', message, valueOf(map, 'lifetime') ?? map);
  }
  return lifetime ?? 'week';
}
