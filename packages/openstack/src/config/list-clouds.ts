import { OpenStackError } from '../errors.ts';
import { authOf, authTypeOf, writtenAuthType } from './auth-type.ts';
import { gather, type Gathered } from './gather.ts';
import { interfacesOf, warningsOf } from './load-cloud.ts';
import { settleCloud } from './settle.ts';
import type { CloudListing, ListedCloud, LoadOptions } from './types.ts';

/**
 * Which files were looked for, and which clouds they and the environment describe. Never a secret. A cloud that cannot
 * be used is listed with its problem; only a file that cannot be read as YAML is an error.
 *
 * @throws OpenStackError `config-malformed`, `config-not-found` (a file named by a variable does not exist)
 */
export async function listClouds(options: LoadOptions = {}): Promise<CloudListing> {
  const gathered = await gather(options);
  const meant = options.cloud ?? gathered.defaultCloud;
  return {
    files: gathered.files,
    clouds: [...gathered.clouds.keys()].map((name) => listed(gathered, name, name === meant)),
  };
}

function listed(gathered: Gathered, name: string, isDefault: boolean): ListedCloud {
  try {
    const cloud = settleCloud(gathered, name);
    return {
      name,
      isDefault,
      sources: cloud.sources,
      authType: writtenAuthType(cloud),
      authUrl: withoutUserInformation(cloud.auth.get('auth_url')),
      regionNames: cloud.regionNames,
      interface: interfacesOf(cloud.settings.get('interface'))[0] ?? 'public',
      userName: cloud.auth.get('username') ?? cloud.auth.get('user_id'),
      projectName: cloud.auth.get('project_name') ?? cloud.auth.get('project_id'),
      problem: problemOf(() => authOf(cloud, authTypeOf(cloud))),
      warnings: warningsOf(cloud),
    };
  } catch (error) {
    if (!(error instanceof OpenStackError)) throw error;
    return {
      name,
      isDefault,
      sources: gathered.clouds.get(name)?.sources ?? [],
      authType: 'unknown',
      authUrl: undefined,
      regionNames: [],
      interface: 'unknown',
      userName: undefined,
      projectName: undefined,
      problem: error.message,
      warnings: [],
    };
  }
}

function withoutUserInformation(url: string | undefined): string | undefined {
  return url?.replace(/^(https?:\/\/)[^/]*@/, '$1');
}

function problemOf(attempt: () => unknown): string | undefined {
  try {
    attempt();
    return undefined;
  } catch (error) {
    if (error instanceof OpenStackError) return error.message;
    throw error;
  }
}
