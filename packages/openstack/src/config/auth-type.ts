import { OpenStackError } from '../errors.ts';
import { Secret } from '../secret.ts';
import type { SettledCloud } from './settle.ts';
import type { AuthType, CloudAuth } from './types.ts';
import { textOf } from './values.ts';

const authTypes: ReadonlyMap<string, AuthType> = new Map([
  ['password', 'password'],
  ['token', 'token'],
  ['applicationcredential', 'applicationcredential'],
  ['oidcaccesstoken', 'oidcaccesstoken'],
]);

/** The auth type as written, `password` where none is. */
export function writtenAuthType(cloud: SettledCloud): string {
  return textOf(cloud.settings.get('auth_type')) || 'password';
}

/** @throws OpenStackError `auth-type-unsupported` */
export function authTypeOf(cloud: SettledCloud): AuthType {
  const written = writtenAuthType(cloud);
  const known = authTypes.get(written.toLowerCase().replace(/^v3/, '').replaceAll(/[-_]/g, ''));
  if (known !== undefined) return known;
  throw new OpenStackError('auth-type-unsupported', `Cloud "${cloud.name}": auth_type "${written}" is not supported.`, {
    cloud: cloud.name,
  });
}

/**
 * The authentication values of a cloud, checked for what its method needs, so that a gap is told before any call.
 *
 * @throws OpenStackError `config-invalid` that names every missing key
 */
export function authOf(cloud: SettledCloud, type: AuthType): CloudAuth {
  const { auth } = cloud;
  const get = (key: string) => auth.get(key);
  const secret = (key: string) => {
    const value = auth.get(key);
    return value === undefined ? undefined : new Secret(value);
  };
  const missing = missingKeys(auth, type);
  const authUrl = get('auth_url');
  if (authUrl === undefined || missing.length > 0) {
    throw new OpenStackError(
      'config-invalid',
      `Cloud "${cloud.name}" (${cloud.sources.join(', ')}): auth_type ${type} needs ${[...(authUrl === undefined ? ['auth_url'] : []), ...missing].join(', ')}.`,
      { cloud: cloud.name, hint: hintFor(auth, type, missing) },
    );
  }
  if (!/^https?:\/\/[^/\s]/.test(authUrl) || !URL.canParse(authUrl)) {
    throw new OpenStackError('config-invalid', `Cloud "${cloud.name}": auth_url is not an http or https URL.`, {
      cloud: cloud.name,
    });
  }
  return {
    authUrl,
    userId: get('user_id'),
    username: get('username'),
    userDomainId: get('user_domain_id') ?? fallbackDomain(auth, 'user', 'id'),
    userDomainName: get('user_domain_name') ?? fallbackDomain(auth, 'user', 'name'),
    password: secret('password'),
    token: secret('token'),
    applicationCredentialId: get('application_credential_id'),
    applicationCredentialName: get('application_credential_name'),
    applicationCredentialSecret: secret('application_credential_secret'),
    identityProvider: get('identity_provider'),
    protocol: get('protocol'),
    accessToken: secret('access_token'),
    projectId: get('project_id'),
    projectName: get('project_name'),
    projectDomainId: get('project_domain_id') ?? fallbackDomain(auth, 'project', 'id'),
    projectDomainName: get('project_domain_name') ?? fallbackDomain(auth, 'project', 'name'),
    domainId: get('domain_id'),
    domainName: get('domain_name'),
    systemScope: get('system_scope'),
    trustId: get('trust_id'),
  };
}

/** `default_domain_id` and `default_domain_name` stand in where neither id nor name of a domain is given. */
function fallbackDomain(auth: ReadonlyMap<string, string>, whose: 'user' | 'project', kind: 'id' | 'name') {
  if (auth.has(`${whose}_domain_id`) || auth.has(`${whose}_domain_name`)) return undefined;
  return auth.get(`default_domain_${kind}`);
}

function missingKeys(auth: ReadonlyMap<string, string>, type: AuthType): string[] {
  const isThere = (...keys: string[]) => keys.some((key) => auth.has(key));
  const missing: string[] = [];
  const need = (wanted: string, ...keys: string[]) => {
    if (!isThere(...keys)) missing.push(wanted);
  };
  const needUser = () => {
    need('username (or user_id)', 'username', 'user_id');
    if (isThere('username') && !isThere('user_id')) {
      need('user_domain_name (or user_domain_id)', ...domainKeys('user'));
    }
  };
  switch (type) {
    case 'password':
      needUser();
      need('password', 'password');
      break;
    case 'token':
      need('token', 'token');
      break;
    case 'applicationcredential':
      need('application_credential_secret', 'application_credential_secret');
      if (!isThere('application_credential_id')) {
        need('application_credential_id (or application_credential_name)', 'application_credential_name');
        if (isThere('application_credential_name')) needUser();
      }
      return missing;
    case 'oidcaccesstoken':
      need('identity_provider', 'identity_provider');
      need('protocol', 'protocol');
      need('access_token', 'access_token');
      break;
  }
  if (isThere('project_name') && !isThere('project_id')) {
    need('project_domain_name (or project_domain_id)', ...domainKeys('project'));
  }
  return missing;
}

function domainKeys(whose: 'user' | 'project'): string[] {
  return [`${whose}_domain_id`, `${whose}_domain_name`, 'default_domain_id', 'default_domain_name'];
}

function hintFor(auth: ReadonlyMap<string, string>, type: AuthType, missing: readonly string[]): string | undefined {
  if (type === 'password' && (auth.has('application_credential_id') || auth.has('application_credential_secret'))) {
    return 'For an application credential, set auth_type: v3applicationcredential.';
  }
  if (type === 'password' && auth.has('token') && !auth.has('password')) return 'For a token, set auth_type: token.';
  if (missing.some((key) => key.includes('domain')))
    return 'On most clouds the domain is user_domain_name: Default and project_domain_name: Default.';
  return undefined;
}
