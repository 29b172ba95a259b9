import { suggest } from './suggest.ts';
import { hintOf, type ConfigProblem } from './problem.ts';
import { printable } from './printable.ts';
import { parseText, type GivenValue } from './parse-text.ts';
import type { Environment } from './files/folders.ts';
import type { Setting } from './schema-walk/list-settings.ts';
import type { ConfigWarning } from './warning.ts';

/** Variables that are no keys of scs.yaml: the file itself, the journals of checks, and a program of the benchmarks. */
const otherVariables = ['SCS_CONFIG', 'SCS_STATE_DIR', 'SCS_PEER_PYTHON'];

/** What Kubernetes sets in every container for a service that is called `scs` or `scs-…`. */
const serviceLink = /^SCS_(?:[A-Z0-9_]+_)?(?:SERVICE_(?:HOST|PORT(?:_[A-Z0-9_]+)?)|PORT(?:_\d+_[A-Z0-9_]+)?)$/;

/** What the environment says. */
interface EnvironmentValues {
  values: ReadonlyMap<string, GivenValue>;
  problems: readonly ConfigProblem[];
  warnings: readonly ConfigWarning[];
}

/**
 * Reads the settings from environment variables. An empty variable counts as unset. A secret may be in a file that
 * `…_FILE` names. The plain `DATABASE_URL` counts where nothing else names a database in the environment.
 */
export function readEnvironment(settings: readonly Setting[], env: Environment): EnvironmentValues {
  const values = new Map<string, GivenValue>();
  const problems: ConfigProblem[] = [];
  for (const setting of settings) {
    const { key, variable } = setting;
    const text = env[variable] || undefined;
    const file = setting.isSecret ? env[`${variable}_FILE`] || undefined : undefined;
    if (text !== undefined && file !== undefined) {
      problems.push({
        code: 'conflicting-variables',
        key,
        message: `${variable} and ${variable}_FILE are both set`,
        hint: hintOf('conflicting-variables'),
      });
    } else if (text !== undefined) {
      const parsed = parseText(setting, text, { kind: 'environment', variable });
      if ('problem' in parsed) problems.push(parsed.problem);
      else values.set(key, parsed);
    } else if (file !== undefined) {
      values.set(key, { value: { file }, source: { kind: 'environment', variable: `${variable}_FILE` } });
    }
  }
  const databaseUrl = env['DATABASE_URL'] || undefined;
  if (databaseUrl !== undefined && !values.has('database.url')) {
    values.set('database.url', { value: databaseUrl, source: { kind: 'environment', variable: 'DATABASE_URL' } });
  }
  return { values, problems, warnings: unknownVariables(settings, env) };
}

function unknownVariables(settings: readonly Setting[], env: Environment): ConfigWarning[] {
  const known = new Set([
    ...settings.flatMap(({ variable, isSecret }) => (isSecret ? [variable, `${variable}_FILE`] : [variable])),
    ...otherVariables,
  ]);
  const unknown = Object.keys(env).filter(
    (name) => name.startsWith('SCS_') && !known.has(name) && !serviceLink.test(name),
  );
  return unknown.sort().map((name) => {
    const nearest = suggest(name, known);
    return {
      code: 'unknown-variable',
      message: `${printable(name, 100)} is no setting and has no effect`,
      hint:
        nearest === undefined ? 'Unset it, or see docs/configuration.md for the names.' : `Did you mean ${nearest}?`,
    };
  });
}
