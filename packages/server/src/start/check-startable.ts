import { ConfigError, throwIfAny } from '../config/config-error.ts';
import type { Unplaced } from '../config/explain-issue.ts';
import type { LoadedConfig, PlaceOf } from '../config/load-config.ts';
import { describePlace, type ConfigProblem } from '../config/problem.ts';
import { readLook } from '../pages/look/read-look.ts';
import type { Look } from '../pages/look/look.ts';
import { readUpstreamFile, type UpstreamProvisioning } from '../provisioning/read-upstream-file.ts';
import type { Config } from '../config/schema.ts';
import { findUndeclared } from './find-undeclared.ts';

/**
 * Sees whether a server whose database is empty would start: reads the files that the configuration names, and looks for what its
 * lists refer to. Opens no database.
 *
 * @throws ConfigError with all that is wrong
 */
export function checkStartable({ config, placeOf }: Pick<LoadedConfig, 'config' | 'placeOf'>): void {
  const problems: ConfigProblem[] = [];
  const attempt = <T>(read: () => T): T | undefined => {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      problems.push(...error.problems);
      return undefined;
    }
  };
  // the start ends at the first of them; here both are told
  const { logo, legal, ...look } = config.status;
  attempt(() => readPlacedLook({ status: { ...look, logo, legal: { imprint: {}, privacy: {} } } }, placeOf));
  attempt(() => readPlacedLook({ status: { ...look, legal } }, placeOf));
  const upstream = attempt(() => readPlacedUpstream(config, placeOf));
  problems.push(...placed(findUndeclared(config.status, { ...(upstream === undefined ? {} : { upstream }) }), placeOf));
  throwIfAny(problems);
}

/**
 * Reads the files of the look.
 *
 * @throws ConfigError with the place where the file is named
 */
export function readPlacedLook({ status }: { status: Parameters<typeof readLook>[0] }, placeOf: PlaceOf): Look {
  return atItsKey(() => readLook(status), placeOf);
}

/**
 * Reads upstream's provisioning.yaml, if one is named.
 *
 * @throws ConfigError with the place in that file, or the one where it is named when it cannot be read
 */
export function readPlacedUpstream(
  { status: { provisioningFile: file } }: Pick<Config, 'status'>,
  placeOf: PlaceOf,
): UpstreamProvisioning | undefined {
  return file === undefined ? undefined : atItsKey(() => readUpstreamFile(file), placeOf, 'status.provisioningFile');
}

/** Problems with their places in the configuration. */
export function placed(problems: readonly Unplaced[], placeOf: PlaceOf): ConfigProblem[] {
  return problems.map((problem) => withPlace(problem, placeOf(problem.path)));
}

/** A file that is missing is corrected where it is named. */
function atItsKey<T>(read: () => T, placeOf: PlaceOf, fileKey?: string): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    const problems = error.problems.map((problem) => {
      const key = problem.key ?? fileKey;
      const isInside = problem.place?.kind === 'file' && problem.place.line !== undefined;
      if (key === undefined || isInside) return problem;
      const message = problem.key === undefined ? `${key}: ${problem.message}` : problem.message;
      const file = problem.place === undefined ? '' : ` (${describePlace(problem.place)})`;
      return withPlace({ ...problem, key, message: `${message}${file}` }, placeOf(key.split('.')) ?? problem.place);
    });
    throwIfAny(problems);
    throw error;
  }
}

function withPlace({ code, message, hint, key }: ConfigProblem, place: ConfigProblem['place']): ConfigProblem {
  return {
    code,
    message,
    hint,
    ...(key === undefined ? {} : { key }),
    ...(place === undefined ? {} : { place }),
  };
}
