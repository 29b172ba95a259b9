import type { CloudAuth, CloudConfig } from '../config/types.ts';
import { OpenStackError } from '../errors.ts';
import type { Secret } from '../secret.ts';

/** Body of `POST /v3/auth/tokens` for a password, a token or an application credential. */
export function tokenRequestBody(config: CloudConfig): object {
  const { auth } = config;
  const identity = identityOf(config);
  // An application credential carries its own scope; Keystone refuses another.
  const scope = config.authType === 'applicationcredential' ? undefined : scopeOf(auth);
  return { auth: { identity, ...(scope !== undefined && { scope }) } };
}

/** Body of `POST /v3/auth/tokens` that turns an unscoped token into a scoped one; undefined where no scope is wanted. */
export function rescopeRequestBody(auth: CloudAuth, unscopedToken: string): object | undefined {
  const scope = scopeOf(auth);
  return scope && { auth: { identity: { methods: ['token'], token: { id: unscopedToken } }, scope } };
}

function identityOf({ auth, authType, name }: CloudConfig): object {
  switch (authType) {
    case 'password':
      return {
        methods: ['password'],
        password: { user: { ...userOf(auth), password: revealed(name, 'password', auth.password) } },
      };
    case 'token':
      return { methods: ['token'], token: { id: revealed(name, 'token', auth.token) } };
    case 'applicationcredential':
      return {
        methods: ['application_credential'],
        application_credential: {
          ...(auth.applicationCredentialId === undefined
            ? { name: auth.applicationCredentialName, user: userOf(auth) }
            : { id: auth.applicationCredentialId }),
          secret: revealed(name, 'application_credential_secret', auth.applicationCredentialSecret),
        },
      };
    case 'oidcaccesstoken':
      throw new OpenStackError('config-invalid', `Cloud "${name}": an OIDC access token has no token request.`);
  }
}

function userOf(auth: CloudAuth): object {
  return auth.userId === undefined
    ? { name: auth.username, domain: domainOf(auth.userDomainId, auth.userDomainName) }
    : { id: auth.userId };
}

function domainOf(id: string | undefined, name: string | undefined): object {
  return id === undefined ? { name } : { id };
}

/** Keystone takes one scope: a trust, a project, a domain or the system, looked for in this order. */
export function scopeOf(auth: CloudAuth): object | undefined {
  if (auth.trustId !== undefined) return { 'OS-TRUST:trust': { id: auth.trustId } };
  if (auth.projectId !== undefined) return { project: { id: auth.projectId } };
  if (auth.projectName !== undefined) {
    return { project: { name: auth.projectName, domain: domainOf(auth.projectDomainId, auth.projectDomainName) } };
  }
  if (auth.domainId !== undefined || auth.domainName !== undefined) {
    return { domain: domainOf(auth.domainId, auth.domainName) };
  }
  return auth.systemScope === undefined ? undefined : { system: { [auth.systemScope]: true } };
}

/** The value of a secret that the configuration must have. */
export function revealed(cloud: string, key: string, secret: Secret | undefined): string {
  if (secret !== undefined) return secret.reveal();
  throw new OpenStackError('config-invalid', `Cloud "${cloud}": ${key} is missing.`, { cloud });
}
