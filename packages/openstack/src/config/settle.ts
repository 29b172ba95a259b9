import { OpenStackError } from '../errors.ts';
import type { Gathered } from './gather.ts';
import { mergeCloud } from './merge.ts';
import { isSettings, isTrue, textOf, type Settings, type Value } from './values.ts';

/** One cloud after profile, region and clean-up: keys with underscores, all authentication values in `auth`. */
export interface SettledCloud {
  readonly name: string;
  readonly auth: ReadonlyMap<string, string>;
  readonly settings: ReadonlyMap<string, Value>;
  readonly regionName: string | undefined;
  readonly regionNames: readonly string[];
  readonly sources: readonly string[];
  readonly warnings: readonly string[];
}

/** Old spellings of keys that moved into `auth`; the last spelling that is present wins, and outside `auth` wins. */
const authSpellings: readonly (readonly [string, readonly string[]])[] = [
  ['domain_id', ['domain_id']],
  ['domain_name', ['domain_name']],
  ['user_domain_id', ['user_domain_id']],
  ['user_domain_name', ['user_domain_name']],
  ['project_domain_id', ['project_domain_id']],
  ['project_domain_name', ['project_domain_name']],
  ['token', ['auth_token', 'token']],
  ['project_id', ['tenant_id', 'project_id']],
  ['project_name', ['tenant_name', 'project_name']],
];

/** Keys of the authentication methods: what `auth` says wins, else what stands beside it (as the OS_* variables do). */
const authOptions: readonly (readonly [string, readonly string[]])[] = [
  ['auth_url', ['auth_url']],
  ['username', ['username', 'user_name']],
  ['user_id', ['user_id']],
  ['password', ['password']],
  ['system_scope', ['system_scope']],
  ['trust_id', ['trust_id']],
  ['default_domain_id', ['default_domain_id']],
  ['default_domain_name', ['default_domain_name']],
  ['application_credential_id', ['application_credential_id']],
  ['application_credential_name', ['application_credential_name']],
  ['application_credential_secret', ['application_credential_secret']],
  ['identity_provider', ['identity_provider']],
  ['protocol', ['protocol']],
  ['access_token', ['access_token']],
];

/**
 * Puts one cloud together in openstacksdk's order: defaults, profile, the cloud itself, its region.
 *
 * @throws OpenStackError `cloud-unknown`, `region-unknown`, `config-invalid`
 */
export function settleCloud(gathered: Gathered, name: string, region?: string): SettledCloud {
  const found = gathered.clouds.get(name);
  if (found === undefined) throw unknownCloud(gathered, name);
  const { settings: own, sources } = found;
  const warnings: string[] = [];
  const profile = profileOf(gathered, name, own, warnings);
  const regions = regionsOf(name, own, profile.settings);
  const chosen = region === undefined ? regions[0] : regions.find((candidate) => candidate.name === region);
  if (region !== undefined && chosen === undefined && regions.length > 0) {
    const names = regions.map((candidate) => candidate.name).join(', ');
    throw new OpenStackError('region-unknown', `Cloud "${name}" has no region "${region}". Its regions: ${names}.`, {
      cloud: name,
    });
  }
  const merged = underscored(mergeCloud(mergeCloud(profile.settings, own), chosen?.values ?? {}));
  const { auth, settings } = separateAuth(name, merged);
  const regionName = chosen?.name ?? region;
  if (regionName !== undefined && regionName !== '') settings.set('region_name', regionName);
  fillPlaceholders(settings, auth);
  return {
    name,
    auth,
    settings,
    regionName: regionName === '' ? undefined : regionName,
    regionNames: regions.map((candidate) => candidate.name).filter((candidate) => candidate !== ''),
    sources: profile.source === undefined ? sources : [...sources, profile.source],
    warnings,
  };
}

function unknownCloud(gathered: Gathered, name: string): OpenStackError {
  const known = [...gathered.clouds.keys()];
  const read = gathered.files.filter((file) => file.isRead && file.kind !== 'clouds-public').map((file) => file.path);
  if (known.length === 0 && read.length === 0) return nothingFound(gathered, `no cloud "${name}", and no such file`);
  const where = read.length === 0 ? 'no file' : `${read.length > 1 ? 'files' : 'file'}: ${read.join(', ')}`;
  return new OpenStackError(
    'cloud-unknown',
    `clouds.yaml: no cloud "${name}". Known clouds: ${known.join(', ') || 'none'} (${where}).`,
    { cloud: name },
  );
}

/** The error where there is no configuration at all. */
export function nothingFound(gathered: Gathered, what: string): OpenStackError {
  const folders = new Set(
    gathered.files.filter((file) => file.kind === 'clouds').map((file) => file.path.replace(/\/[^/]*$/, '')),
  );
  return new OpenStackError('config-not-found', `clouds.yaml: ${what}. Looked in ${[...folders].join(', ')}.`);
}

function profileOf(
  gathered: Gathered,
  name: string,
  own: Settings,
  warnings: string[],
): { settings: Settings; source: string | undefined } {
  const profileName = textOf(own['profile'] ?? own['cloud']);
  if (!profileName || profileName === gathered.environmentCloud) return { settings: {}, source: undefined };
  const profile = Object.hasOwn(gathered.profiles, profileName) ? gathered.profiles[profileName] : undefined;
  if (isSettings(profile)) return { settings: profile, source: gathered.profilesFile };
  warnings.push(
    `cloud "${name}" asks for profile "${profileName}", which no clouds-public.yaml describes; profiles built into openstacksdk or fetched from a URL are not supported`,
  );
  return { settings: {}, source: undefined };
}

interface Region {
  readonly name: string;
  readonly values: Settings;
}

function regionsOf(name: string, own: Settings, profile: Settings): Region[] {
  for (const settings of [underscored(own), underscored(profile)]) {
    const { regions, region_name: regionName } = settings as { regions?: Value; region_name?: Value };
    if (Array.isArray(regions) && regions.length > 0) return regions.map((entry) => regionOf(name, entry));
    if (Array.isArray(regionName)) return regionName.map((entry) => regionOf(name, entry));
    const text = textOf(regionName);
    if (text !== undefined) return text.split(',').map((entry) => ({ name: entry, values: {} }));
  }
  return [];
}

function regionOf(cloud: string, entry: Value): Region {
  const text = textOf(entry);
  if (text !== undefined) return { name: text, values: {} };
  if (isSettings(entry)) {
    const { name, values, ...others } = entry as { name?: Value; values?: Value };
    const regionName = textOf(name);
    if (
      regionName !== undefined &&
      Object.keys(others).length === 0 &&
      (values === undefined || values === null || isSettings(values))
    ) {
      return { name: regionName, values: values ?? {} };
    }
  }
  throw new OpenStackError(
    'config-invalid',
    `Cloud "${cloud}": an entry of "regions" is neither a name nor {name, values}.`,
    {
      cloud,
    },
  );
}

/** Keys with dashes become keys with underscores, `endpoint_type` becomes `interface`, `x_timeout` becomes `api_timeout`. */
function underscored(settings: Settings): Settings {
  const result: Settings = {};
  for (const [key, value] of Object.entries(settings)) {
    let name = key.replaceAll('-', '_');
    if (name.endsWith('endpoint_type')) name = name.replace('endpoint_type', 'interface');
    if (name.endsWith('timeout') && name !== 'timeout') name = 'api_timeout';
    if (name === 'auth_plugin') {
      if ('auth_type' in settings || 'auth-type' in settings) continue;
      name = 'auth_type';
    }
    if (name !== '__proto__') result[name] = name === 'auth' && isSettings(value) ? underscored(value) : value;
  }
  return result;
}

function separateAuth(name: string, merged: Settings): { auth: Map<string, string>; settings: Map<string, Value> } {
  const settings = new Map(Object.entries(merged));
  const inside = isSettings(merged['auth']) ? merged['auth'] : {};
  settings.delete('auth');
  const auth = new Map<string, string>();
  const take = (target: string, spellings: readonly string[], places: readonly Settings[], doesFirstWin: boolean) => {
    for (const spelling of spellings) {
      for (const place of places) {
        const value = place[spelling];
        if (value === undefined || value === null || value === '') continue;
        const text = textOf(value);
        if (text === undefined) throw notText(name, spelling);
        if (!(doesFirstWin && auth.has(target))) auth.set(target, text);
      }
      settings.delete(spelling);
    }
  };
  for (const [target, spellings] of authSpellings) take(target, spellings, [inside, merged], false);
  for (const [target, spellings] of authOptions) take(target, spellings, [inside, merged], true);
  shareDomain(auth);
  return { auth, settings };
}

function notText(cloud: string, key: string): OpenStackError {
  return new OpenStackError('config-invalid', `Cloud "${cloud}": "${key}" is not a text.`, {
    cloud,
    hint: 'Put its value in quotes: YAML reads words such as yes, no and true as truth values.',
  });
}

/** With a project, `domain_id` and `domain_name` mean the user's and the project's domain. */
function shareDomain(auth: Map<string, string>): void {
  if (!auth.has('project_id') && !auth.has('project_name')) return;
  for (const kind of ['id', 'name']) {
    const shared = auth.get(`domain_${kind}`);
    auth.delete(`domain_${kind}`);
    if (shared === undefined) continue;
    for (const whose of ['user', 'project']) {
      const key = `${whose}_domain_${kind}`;
      if (!auth.has(key)) auth.set(key, shared);
    }
  }
}

/** `{region_name}` and the like in texts stand for other settings of the cloud. */
function fillPlaceholders(settings: Map<string, Value>, auth: Map<string, string>): void {
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (whole, key: string) => textOf(settings.get(key)) ?? whole);
  for (const [key, value] of settings) if (typeof value === 'string') settings.set(key, fill(value));
  const authUrl = auth.get('auth_url');
  if (authUrl !== undefined) auth.set('auth_url', fill(authUrl));
}

/** Whether certificates are verified: `insecure` is the stronger word. */
export function isVerified(settings: ReadonlyMap<string, Value>): boolean {
  if (isTrue(settings.get('insecure'))) return false;
  const verify = settings.get('verify');
  return !(verify === false || (typeof verify === 'string' && /^(false|no|off|0)$/i.test(verify)));
}
