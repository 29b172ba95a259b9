import { existsSync } from 'node:fs';
import { configFilePlaces, resolvePath, type Environment } from './folders.ts';

/** The file to read, if any, and where it was looked for. */
export interface FoundFile {
  file?: string;
  lookedFor: readonly string[];
}

/** Finds scs.yaml: the one named (which must exist), `SCS_CONFIG`, or the first that is there. */
export function findConfigFile(named: string | undefined, env: Environment, cwd: string): FoundFile {
  const name = named ?? (env['SCS_CONFIG'] || undefined);
  if (name !== undefined) {
    const file = resolvePath(name, cwd, env);
    return { file, lookedFor: [file] };
  }
  const lookedFor = configFilePlaces(env, cwd);
  const file = lookedFor.find((place) => existsSync(place));
  return file === undefined ? { lookedFor } : { file, lookedFor };
}
