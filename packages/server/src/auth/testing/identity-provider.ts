import { generateKeyPairSync, sign } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider, { type Configuration } from 'oidc-provider';
import { onTestFinished } from 'vitest';
import type { ProviderSettings } from '../settings.ts';

type Claims = Record<string, unknown>;

/** A real identity provider (oidc-provider) on this machine, whose user and moods a test chooses. */
export interface TestIdentityProvider {
  readonly issuer: string;
  readonly settings: ProviderSettings;
  /** What it knows of its users, by their subjects. */
  readonly accounts: Map<string, Claims>;
  /** Who sits in front of the browser; undefined for one who cancels. */
  user: string | undefined;
  /** Changes what its ID tokens say before they are signed, as a provider that is broken or hostile would. */
  lie: ((claims: Claims) => Claims) | undefined;
  /** Answers this instead of what it has to say. */
  fails: number | undefined;
  /** Lets the server know its client. */
  register(appUrl: string): void;
  /** Another key than the one that it tells. */
  forgesSignature: boolean;
  close(): Promise<void>;
}

const clientSecret = 'a-secret-of-the-client-that-is-long-enough';

export async function startIdentityProvider(wanted: Partial<ProviderSettings> = {}): Promise<TestIdentityProvider> {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const jwk = { ...privateKey.export({ format: 'jwk' }), kid: 'test', use: 'sig', alg: 'RS256' };
  let handle: ((request: IncomingMessage, response: ServerResponse) => Promise<void>) | undefined;

  const server = createServer((request, response) => {
    void answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const issuer = `http://localhost:${String((server.address() as AddressInfo).port)}`;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (handle === undefined || idp.fails !== undefined) {
      response.writeHead(idp.fails ?? 503).end();
      return;
    }
    if (request.url === '/token') rewrite(response, (body) => alterIdToken(body));
    await handle(request, response);
  }

  function alterIdToken(body: string): string {
    const tokens = JSON.parse(body) as { id_token?: string };
    if (tokens.id_token === undefined) return body;
    const [header = '', payload = ''] = tokens.id_token.split('.');
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Claims;
    const signed = `${header}.${Buffer.from(JSON.stringify(idp.lie?.(claims) ?? claims)).toString('base64url')}`;
    const key = idp.forgesSignature ? generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey : privateKey;
    const signature = sign('sha256', Buffer.from(signed), key).toString('base64url');
    return JSON.stringify({ ...tokens, id_token: `${signed}.${signature}` });
  }

  const idp: TestIdentityProvider = {
    issuer,
    settings: {
      id: 'company',
      name: 'Company',
      issuer,
      clientId: 'scs',
      clientSecret: { reveal: () => clientSecret },
      scopes: ['openid', 'profile', 'email', 'groups'],
      groupsClaim: 'groups',
      roleMapping: { ops: 'operator', admins: 'administrator' },
      defaultRole: 'none',
      ...wanted,
    },
    accounts: new Map<string, Claims>(),
    user: undefined,
    lie: undefined,
    fails: undefined,
    forgesSignature: false,
    register(appUrl) {
      const provider = new Provider(issuer, configuration(idp, jwk, appUrl));
      const callback = provider.callback();
      handle = async (request, response) => {
        if (request.url?.startsWith('/interaction/') === true) await interact(provider, idp, request, response);
        else await callback(request, response);
      };
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
  onTestFinished(() => idp.close());
  return idp;
}

function configuration(idp: TestIdentityProvider, jwk: object, appUrl: string): Configuration {
  return {
    clients: [
      {
        client_id: 'scs',
        client_secret: clientSecret,
        redirect_uris: [`${appUrl}/auth/oidc/company/callback`],
        post_logout_redirect_uris: [`${appUrl}/sign-in`],
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
      },
    ],
    jwks: { keys: [jwk] },
    cookies: { keys: ['a key for the cookies of a test'] },
    claims: { openid: ['sub'], profile: ['name'], email: ['email', 'email_verified'], groups: ['groups'] },
    scopes: ['openid', 'offline_access', 'profile', 'email', 'groups'],
    pkce: { required: () => true },
    issueRefreshToken: () => Promise.resolve(true),
    rotateRefreshToken: true,
    findAccount: (_context, id) => {
      const claims = idp.accounts.get(id);
      return claims === undefined
        ? undefined
        : { accountId: id, claims: () => Promise.resolve({ sub: id, ...claims }) };
    },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: true } },
  };
}

/** Signs the user in and agrees to everything, or cancels. */
async function interact(
  provider: Provider,
  { user }: TestIdentityProvider,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { prompt, params, session } = await provider.interactionDetails(request, response);
  if (user === undefined) {
    const result = { error: 'access_denied', error_description: 'the user has cancelled' };
    await provider.interactionFinished(request, response, result);
    return;
  }
  if (prompt.name === 'login') {
    await provider.interactionFinished(request, response, { login: { accountId: user } });
    return;
  }
  const grant = new provider.Grant({ accountId: session?.accountId ?? user, clientId: String(params['client_id']) });
  grant.addOIDCScope(String(params['scope']));
  await provider.interactionFinished(request, response, { consent: { grantId: await grant.save() } });
}

/** Collects what is written and sends it changed. */
function rewrite(response: ServerResponse, change: (body: string) => string): void {
  const end = response.end.bind(response);
  response.end = ((body?: unknown) => {
    const text = typeof body === 'string' || body instanceof Uint8Array ? Buffer.from(body).toString() : '';
    const changed = text === '' ? '' : change(text);
    response.setHeader('content-length', Buffer.byteLength(changed));
    return end(changed);
  }) as typeof response.end;
}
