import { resolve } from 'node:path';

import { OpenStackError } from '../errors.ts';
import { authOf, authTypeOf } from './auth-type.ts';
import { expandHome } from './find-files.ts';
import { gather, type Gathered } from './gather.ts';
import { isVerified, nothingFound, settleCloud, type SettledCloud } from './settle.ts';
import type { CloudConfig, LoadOptions } from './types.ts';
import { textOf, type Value } from './values.ts';

/**
 * Finds one cloud as openstacksdk does: `clouds.yaml`, `secure.yaml` laid over it, `clouds-public.yaml` for its profile,
 * the `OS_*` variables as a cloud of their own. README.md lists the differences.
 *
 * @throws OpenStackError `config-not-found`, `config-malformed`, `config-invalid`, `cloud-not-named`, `cloud-unknown`,
 *   `region-unknown`, `auth-type-unsupported`
 * @example
 * const session = await connect(await loadCloud({ cloud: 'lab' }));
 */
export async function loadCloud(options: LoadOptions = {}): Promise<CloudConfig> {
  const gathered = await gather(options);
  const name = options.cloud ?? gathered.defaultCloud;
  if (name === undefined || name === '') throw notNamed(gathered);
  return configOf(settleCloud(gathered, name, options.region), gathered.env, options.cwd ?? process.cwd());
}

function notNamed(gathered: Gathered): OpenStackError {
  const known = [...gathered.clouds.keys()];
  return known.length === 0
    ? nothingFound(gathered, 'no such file, and no OS_* variables that describe a cloud')
    : new OpenStackError(
        'cloud-not-named',
        `clouds.yaml: several clouds, and none is named. Known clouds: ${known.join(', ')}.`,
      );
}

/** Turns a settled cloud into the typed configuration. */
function configOf(cloud: SettledCloud, env: NodeJS.ProcessEnv, cwd: string): CloudConfig {
  const { settings } = cloud;
  const authType = authTypeOf(cloud);
  const file = (key: string) => {
    const path = textOf(settings.get(key));
    return path === undefined || path === '' ? undefined : resolve(cwd, expandHome(path, env));
  };
  const interfaces = interfacesOf(settings.get('interface'));
  return {
    name: cloud.name,
    regionName: cloud.regionName,
    interface: interfaces[0] ?? 'public',
    interfaces,
    authType,
    auth: authOf(cloud, authType),
    verify: isVerified(settings),
    cacert: file('cacert'),
    cert: file('cert'),
    key: file('key'),
    endpointOverrides: perService(settings, ['_endpoint', '_endpoint_override']),
    regionOverrides: perService(settings, ['_region_name']),
    interfaceOverrides: perService(settings, ['_interface']),
    apiTimeoutMs: timeoutOf(cloud.name, settings.get('api_timeout')),
    sources: cloud.sources,
    warnings: warningsOf(cloud),
  };
}

/** What the configuration says of a cloud that cannot be honoured, in words. */
export function warningsOf({ name, settings, warnings }: SettledCloud): string[] {
  const isIdle = !isVerified(settings) && Boolean(textOf(settings.get('cacert')));
  return isIdle ? [...warnings, `cloud "${name}": cacert is not used, because verify is false`] : [...warnings];
}

/** `public`, `publicURL` or a list of them in order of preference. */
export function interfacesOf(value: Value): string[] {
  const listed = Array.isArray(value) ? value : [value];
  const names = listed.map((entry) => textOf(entry)?.replace(/URL$/, '') ?? '').filter((entry) => entry !== '');
  return names.length === 0 ? ['public'] : names;
}

/** Settings such as `block_storage_endpoint_override`, by service type; the last ending wins. */
function perService(settings: ReadonlyMap<string, Value>, endings: readonly string[]): Record<string, string> {
  const found: Record<string, string> = {};
  for (const ending of endings) {
    for (const [key, value] of settings) {
      const text = Array.isArray(value) ? textOf(value[0]) : textOf(value);
      if (key.endsWith(ending) && text !== undefined && text !== '') {
        found[key.slice(0, -ending.length).replaceAll('_', '-')] =
          ending === '_interface' ? text.replace(/URL$/, '') : text;
      }
    }
  }
  return found;
}

function timeoutOf(cloud: string, value: Value): number | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  const seconds = Number(textOf(value));
  if (Number.isFinite(seconds) && seconds > 0) return Math.min(seconds * 1000, 2 ** 31 - 1);
  throw new OpenStackError('config-invalid', `Cloud "${cloud}": api_timeout is not a number of seconds above zero.`, {
    cloud,
  });
}
