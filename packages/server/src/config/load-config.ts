import { dirname } from 'node:path';
import { throwIfAny } from './config-error.ts';
import { computedDefaults } from './computed-defaults.ts';
import { explainIssue } from './explain-issue.ts';
import { findConfigFile } from './files/find-config-file.ts';
import type { Environment } from './files/folders.ts';
import { readConfigFile } from './files/read-config-file.ts';
import { findConflicts } from './find-conflicts.ts';
import { findWarnings } from './find-warnings.ts';
import { valueAt } from './path-text.ts';
import { placeOfValue, placeProblem } from './place-problem.ts';
import { prepareValue } from './prepare-value.ts';
import type { ConfigProblem, Place } from './problem.ts';
import { readEnvironment } from './read-environment.ts';
import { readFlags } from './read-flags.ts';
import { configSchema, type Config } from './schema.ts';
import { listSettings } from './schema-walk/list-settings.ts';
import { withValue } from './set-value.ts';
import type { Source } from './source.ts';
import type { ConfigWarning } from './warning.ts';
import { withDefaults } from './with-defaults.ts';
import { withoutValues } from './without-values.ts';
import { keyPositionAt, plainOf, positionAt } from './yaml/located.ts';

/** What a configuration is made from; later ones win: default, file, environment, flags. */
export interface ConfigInput {
  /** The file to read; without it `SCS_CONFIG`, `./scs.yaml`, `$XDG_CONFIG_HOME/scs/scs.yaml`, `/etc/scs/scs.yaml`. */
  file?: string | undefined;
  env: Environment;
  /** By key, as in `{ 'log.level': 'debug' }`; undefined ones do not count. Written as in the environment. */
  flags?: Readonly<Record<string, string | undefined>>;
  /** What relative paths from flags and variables are relative to; those in the file are relative to its folder. */
  cwd?: string;
}

/** Where the value at a path was given. */
export type PlaceOf = (path: readonly PropertyKey[]) => Place | undefined;

export interface LoadedConfig {
  config: Config;
  /** By key, for each setting: where its value comes from. */
  sources: ReadonlyMap<string, Source>;
  warnings: readonly ConfigWarning[];
  /** Where a value was given; undefined for defaults, where there is no file. */
  placeOf: PlaceOf;
  /** The file that was read, if any. */
  file: string | undefined;
  /** The places where a file was looked for. */
  lookedFor: readonly string[];
  /** Everything that is in force, as it would be written in scs.yaml, without the values of secrets. */
  effective: unknown;
}

/**
 * Reads the configuration from all its sources and validates it.
 *
 * @throws ConfigError with everything that is wrong
 * @example loadConfig({ env: process.env, flags: { listen: ':9000' } }).config.listen // { host: '', port: 9000 }
 */
export function loadConfig({ file: named, env, flags = {}, cwd = process.cwd() }: ConfigInput): LoadedConfig {
  const settings = listSettings();
  const { file, lookedFor } = findConfigFile(named, env, cwd);
  const tree = file === undefined ? undefined : readConfigFile(file);
  const environment = readEnvironment(settings, env);
  const fromFlags = readFlags(settings, flags);
  const problems: ConfigProblem[] = [...environment.problems, ...fromFlags.problems];
  const given = new Map([...environment.values, ...fromFlags.values]);

  const inFile = (path: readonly PropertyKey[], isAboutKey = false): Place => {
    const position = tree === undefined ? {} : isAboutKey ? keyPositionAt(tree, path) : positionAt(tree, path);
    return { kind: 'file', file: file ?? '', ...position };
  };
  const note = (problem: ConfigProblem) => problems.push(problem);
  const folder = file === undefined ? cwd : dirname(file);
  const fileContext = { folder, env, note, placeOf: (path: readonly PropertyKey[]) => inFile(path) };
  // A secret of the file that is overridden need not be there.
  const plain = tree === undefined ? {} : withoutValues(plainOf(tree), given.keys());
  let { value: data, shown } = prepareValue(configSchema, plain, [], fileContext);

  const sources = new Map<string, Source>();
  for (const { key, path } of settings) {
    const override = given.get(key);
    const isInFile = tree !== undefined && valueAt(data, path) !== undefined;
    sources.set(key, override?.source ?? (isInFile ? inFile(path) : { kind: 'default' }));
    if (override === undefined) continue;
    const { source } = override;
    const context = { folder: cwd, env, note, placeOf: () => source };
    const prepared = prepareValue(configSchema, withValue({}, path, override.value), [], context);
    data = withValue(data, path, valueAt(prepared.value, path));
    shown = withValue(shown, path, valueAt(prepared.shown, path));
  }
  for (const { path, compute } of computedDefaults) {
    if (valueAt(data, path) !== undefined) continue;
    const listen = valueAt(data, ['listen']);
    const value = compute({ listen, env, cwd });
    data = withValue(data, path, value);
    shown = withValue(shown, path, value);
  }

  const parsed = configSchema.safeParse(data);
  const unplaced = [
    ...(parsed.error?.issues ?? []).flatMap((issue) => explainIssue(issue, data)),
    ...findConflicts(data),
  ];
  problems.push(...unplaced.map((problem) => placeProblem(problem, given, file === undefined ? undefined : inFile)));
  throwIfAny(problems);
  const config = parsed.data as Config;
  return {
    config,
    sources,
    placeOf: (path) => placeOfValue(path, given, file === undefined ? undefined : inFile),
    warnings: [...environment.warnings, ...findWarnings(config)],
    file,
    lookedFor,
    effective: withDefaults(configSchema, shown),
  };
}
