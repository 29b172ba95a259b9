import { ConfigError } from '../config-error.ts';
import { hintOf } from '../problem.ts';
import type { Located } from '../yaml/located.ts';
import { longestFile, readYaml } from '../yaml/read-yaml.ts';
import { readTextFile } from './read-text-file.ts';

/**
 * Reads a YAML file with the place of each value; undefined for one that says nothing.
 *
 * @throws ConfigError when there is no such file, or no YAML in it
 */
export function readConfigFile(file: string): Located | undefined {
  const outcome = readTextFile(file, longestFile);
  if ('text' in outcome) return readYaml(outcome.text, file);
  const { code, reason, at } = outcome;
  throw new ConfigError([{ code, message: reason, hint: hintOf(code), place: { kind: 'file', file, ...at } }]);
}
