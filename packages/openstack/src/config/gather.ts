import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

import { OpenStackError } from '../errors.ts';
import { cloudOfEnvironment, environmentCloudName } from './environment.ts';
import { candidateFiles, expandHome, namedFile, variableFor } from './find-files.ts';
import { mergeDeep } from './merge.ts';
import { readConfigFile } from './read-file.ts';
import type { LoadOptions, LookedAtFile } from './types.ts';
import { isSettings, type Settings } from './values.ts';

/** Everything that was found, before any cloud is chosen. */
export interface Gathered {
  readonly files: readonly LookedAtFile[];
  readonly clouds: ReadonlyMap<string, { settings: Settings; sources: readonly string[] }>;
  /** `public-clouds` of clouds-public.yaml, and the file. */
  readonly profiles: Settings;
  readonly profilesFile: string | undefined;
  readonly environmentCloud: string;
  /** The cloud that is meant when none is named. */
  readonly defaultCloud: string | undefined;
  readonly env: NodeJS.ProcessEnv;
}

/** Finds and reads the configuration files and the environment. */
export async function gather(options: LoadOptions): Promise<Gathered> {
  const env = options.env ?? process.env;
  const cwd = options.cwd ?? process.cwd();
  const [clouds, secure, vendor] = await Promise.all([
    readFirst('clouds', env, cwd, options.configFile),
    readFirst('secure', env, cwd),
    readFirst('clouds-public', env, cwd),
  ]);
  const below = cloudsIn(clouds);
  const above = cloudsIn(secure);
  const merged = mergeDeep(below, above);

  const found = new Map<string, { settings: Settings; sources: readonly string[] }>();
  for (const [name, value] of Object.entries(merged)) {
    const sources = [
      ...(Object.hasOwn(below, name) && clouds.path !== undefined ? [clouds.path] : []),
      ...(Object.hasOwn(above, name) && secure.path !== undefined ? [secure.path] : []),
    ];
    if (value !== null && !isSettings(value)) {
      throw new OpenStackError('config-malformed', `${sources.join(', ')}: cloud "${name}" is not a mapping.`);
    }
    found.set(name, { settings: value ?? {}, sources });
  }

  const environmentCloud = environmentCloudName(env);
  const ofEnvironment = cloudOfEnvironment(env);
  if (found.has(environmentCloud) && (env['OS_CLOUD_NAME'] !== undefined || ofEnvironment !== undefined)) {
    throw new OpenStackError(
      'config-invalid',
      `${clouds.path ?? 'clouds.yaml'} has a cloud "${environmentCloud}", and the OS_* variables form a cloud of the same name.`,
      { hint: 'Rename the one in the file, or give the other a name with OS_CLOUD_NAME.' },
    );
  }
  if (ofEnvironment !== undefined) {
    found.set(environmentCloud, { settings: ofEnvironment, sources: ['environment'] });
  }
  const only = found.size === 1 ? [...found.keys()][0] : undefined;
  const profiles = vendor.content?.['public-clouds'];
  return {
    files: [...clouds.files, ...secure.files, ...vendor.files],
    clouds: found,
    profiles: isSettings(profiles) ? profiles : {},
    profilesFile: vendor.path,
    environmentCloud,
    defaultCloud: env['OS_CLOUD'] || (ofEnvironment === undefined ? only : environmentCloud),
    env,
  };
}

interface ReadFile {
  readonly files: LookedAtFile[];
  readonly path: string | undefined;
  readonly content: Settings | undefined;
}

async function readFirst(
  kind: LookedAtFile['kind'],
  env: NodeJS.ProcessEnv,
  cwd: string,
  configFile?: string,
): Promise<ReadFile> {
  const named = configFile ?? namedFile(kind, env);
  if (named !== undefined) {
    const path = resolve(cwd, expandHome(named, env));
    const content = await readConfigFile(path);
    if (content === undefined) {
      const by = configFile === undefined ? `${variableFor(kind)} names it` : 'it was asked for';
      throw new OpenStackError('config-not-found', `${path}: there is no such file, or it may not be read (${by}).`, {
        hint: 'Correct the name, or write the file.',
      });
    }
    return { files: [{ kind, path, isFound: true, isRead: true }], path, content };
  }
  const files: LookedAtFile[] = [];
  let read: { path: string; content: Settings } | undefined;
  for (const path of candidateFiles(kind, env, cwd)) {
    const isFound = existsSync(path);
    const content: Settings | undefined = isFound && read === undefined ? await readConfigFile(path) : undefined;
    if (content !== undefined) read = { path, content };
    files.push({ kind, path, isFound, isRead: content !== undefined });
  }
  return { files, path: read?.path, content: read?.content };
}

function cloudsIn(file: ReadFile): Settings {
  const clouds = file.content?.['clouds'];
  if (clouds === undefined || clouds === null) return {};
  if (isSettings(clouds)) return clouds;
  throw new OpenStackError(
    'config-malformed',
    `${file.path ?? 'clouds.yaml'}: "clouds" is not a mapping of names to clouds.`,
  );
}
