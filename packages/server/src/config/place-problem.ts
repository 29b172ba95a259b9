import type { Unplaced } from './explain-issue.ts';
import type { GivenValue } from './parse-text.ts';
import type { ConfigProblem, Place } from './problem.ts';

/** Says where a problem stands: at the variable or the flag that gave the value, or in the file, if there is one. */
export function placeProblem(
  { path, isAboutKey, ...problem }: Unplaced,
  given: ReadonlyMap<string, GivenValue>,
  inFile: ((path: readonly PropertyKey[], isAboutKey: boolean) => Place) | undefined,
): ConfigProblem {
  const place = placeOfValue(path, given, inFile && ((at) => inFile(at, isAboutKey)));
  return place === undefined ? problem : { ...problem, place };
}

/** Where the value at a path was given. */
export function placeOfValue(
  path: readonly PropertyKey[],
  given: ReadonlyMap<string, GivenValue>,
  inFile: ((path: readonly PropertyKey[]) => Place) | undefined,
): Place | undefined {
  const override = path.map((_, index) => given.get(path.slice(0, index + 1).join('.'))).find(Boolean);
  return override?.source ?? inFile?.(path);
}
