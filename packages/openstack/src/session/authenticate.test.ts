import { inspect } from 'node:util';

import { afterEach, describe, expect, it } from 'vitest';

import type { CloudConfig } from '../config/types.ts';
import { Secret } from '../secret.ts';
import { cloudAt, password, tokenBody } from '../testing/serve-cloud.ts';
import { json, serve, type Handler, type Served } from '../testing/serve.ts';
import { connect } from './connect.ts';

let server: Served | undefined;
afterEach(() => server?.close());

async function keystone(handler: Handler): Promise<Served> {
  server = await serve(handler);
  return server;
}

/** A Keystone that takes everything. */
function giving(): Promise<Served> {
  return keystone((_seen, response) => {
    json(response, 201, tokenBody('http://api.invalid'), { 'x-subject-token': 'the-token-of-this-session' });
  });
}

function bodyOf(served: Served, index = 0): unknown {
  return JSON.parse(served.seen[index]?.body ?? 'null');
}

const userOfAda = { name: 'ada', domain: { name: 'Default' }, password };
const scopeOfEngine = { project: { name: 'engine', domain: { id: 'default' } } };

describe('requests for tokens', () => {
  it('a password, scoped to a project by name, with one request', async () => {
    const served = await giving();
    await connect(cloudAt(served.url));
    expect(served.seen.map((seen) => `${seen.method} ${seen.url}`)).toEqual(['POST /v3/auth/tokens']);
    expect(bodyOf(served)).toEqual({
      auth: { identity: { methods: ['password'], password: { user: userOfAda } }, scope: scopeOfEngine },
    });
  });

  it.each<[string, Partial<CloudConfig['auth']>, object | undefined]>([
    ['a project by id', { projectId: 'p1', projectName: 'ignored' }, { project: { id: 'p1' } }],
    [
      'a project by name and domain name',
      { projectName: 'p', projectDomainName: 'D' },
      { project: { name: 'p', domain: { name: 'D' } } },
    ],
    ['a domain by id', { domainId: 'd1' }, { domain: { id: 'd1' } }],
    ['a domain by name', { domainName: 'D' }, { domain: { name: 'D' } }],
    ['the system', { systemScope: 'all' }, { system: { all: true } }],
    ['a trust', { trustId: 't1', projectId: 'p1' }, { 'OS-TRUST:trust': { id: 't1' } }],
    ['nothing', {}, undefined],
  ])('scope: %s', async (_title, scope, expected) => {
    const served = await giving();
    const user = { authUrl: served.url, userId: 'u1', password: new Secret(password) };
    await connect(cloudAt('', { auth: { ...user, ...scope } }));
    expect(bodyOf(served)).toEqual({
      auth: {
        identity: { methods: ['password'], password: { user: { id: 'u1', password } } },
        ...(expected && { scope: expected }),
      },
    });
  });

  it('a token is rescoped', async () => {
    const served = await giving();
    const auth = { authUrl: served.url, token: new Secret('an-older-token'), projectId: 'p1' };
    await connect(cloudAt('', { authType: 'token', auth }));
    expect(bodyOf(served)).toEqual({
      auth: { identity: { methods: ['token'], token: { id: 'an-older-token' } }, scope: { project: { id: 'p1' } } },
    });
  });

  it.each([
    ['by id', { applicationCredentialId: 'c1' }, { id: 'c1' }],
    [
      'by name',
      { applicationCredentialName: 'c', username: 'ada', userDomainId: 'd' },
      { name: 'c', user: { name: 'ada', domain: { id: 'd' } } },
    ],
  ])('an application credential %s, without a scope', async (_title, named, expected) => {
    const served = await giving();
    const auth = {
      authUrl: served.url,
      applicationCredentialSecret: new Secret('app-secret'),
      projectId: 'p1',
      ...named,
    };
    await connect(cloudAt('', { authType: 'applicationcredential', auth }));
    expect(bodyOf(served)).toEqual({
      auth: {
        identity: {
          methods: ['application_credential'],
          application_credential: { ...expected, secret: 'app-secret' },
        },
      },
    });
  });

  it('an OIDC access token is exchanged, then rescoped', async () => {
    const served = await giving();
    const auth = {
      authUrl: served.url,
      identityProvider: 'my idp',
      protocol: 'openid',
      accessToken: new Secret('access-token'),
      projectId: 'p1',
    };
    await connect(cloudAt('', { authType: 'oidcaccesstoken', auth }));
    expect(served.seen.map((seen) => `${seen.method} ${seen.url}`)).toEqual([
      'POST /v3/OS-FEDERATION/identity_providers/my%20idp/protocols/openid/auth',
      'POST /v3/auth/tokens',
    ]);
    expect(served.seen[0]?.headers.authorization).toBe('Bearer access-token');
    expect(bodyOf(served, 1)).toEqual({
      auth: {
        identity: { methods: ['token'], token: { id: 'the-token-of-this-session' } },
        scope: { project: { id: 'p1' } },
      },
    });
  });

  it.each(['', '/', '/v3', '/v3/', '/v2.0'])('auth_url may end in "%s"', async (ending) => {
    const served = await giving();
    await connect(cloudAt(served.url + ending));
    expect(served.seen[0]?.url).toBe('/v3/auth/tokens');
  });
});

it('gives roles, user, project, expiry and the whole catalog', async () => {
  const served = await giving();
  const session = await connect(cloudAt(served.url));
  expect(session.token).toEqual({
    roles: ['member'],
    user: { id: 'user-1', name: 'ada' },
    project: { id: 'project-1', name: 'engine' },
    expiresAt: new Date('2030-01-01T00:00:00Z'),
  });
  expect(session.catalog).toContainEqual({
    type: 'compute',
    name: 'compute',
    endpoints: [
      { interface: 'internal', region: 'One', url: 'http://internal.invalid/' },
      { interface: 'public', region: 'Two', url: 'http://two.invalid/' },
      { interface: 'public', region: 'One', url: 'http://api.invalid/compute/v2.1' },
    ],
  });
  expect([session.hasService('volumev3'), session.hasService('block-storage')]).toEqual([true, false]);
});

describe('refusals', () => {
  const unauthorised: Handler = (_seen, response) => {
    json(
      response,
      401,
      { error: { code: 401, message: 'The request you have made requires authentication.' } },
      { 'x-openstack-request-id': 'req-7' },
    );
  };

  it('a wrong password', async () => {
    const served = await keystone(unauthorised);
    const error: unknown = await connect(cloudAt(served.url)).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      code: 'auth-failed',
      cloud: 'test',
      service: 'identity',
      method: 'POST',
      url: `${served.url}/v3/auth/tokens`,
      status: 401,
      requestId: 'req-7',
      message: expect.stringMatching(
        /^Cloud "test": identity POST \/v3\/auth\/tokens at .* answered 401 \(request req-7\): The request .* password/,
      ) as string,
    });
    expect(inspect(error, { depth: 9, showHidden: true })).not.toContain(password);
  });

  it.each(['token', 'oidcaccesstoken'] as const)('an expired %s', async (authType) => {
    const served = await keystone(unauthorised);
    const auth = {
      authUrl: served.url,
      token: new Secret('older-token'),
      identityProvider: 'i',
      protocol: 'p',
      accessToken: new Secret('older-token'),
    };
    await expect(connect(cloudAt('', { authType, auth }))).rejects.toMatchObject({
      code: 'token-expired',
      status: 401,
    });
  });

  it('an error that quotes the password is repeated without it', async () => {
    const served = await keystone((seen, response) => {
      json(response, 400, { error: { message: `Invalid input: ${seen.body}` } });
    });
    const error: unknown = await connect(cloudAt(served.url)).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'bad-request', message: expect.stringContaining('[secret]') as string });
    expect(inspect(error, { depth: 9 })).not.toContain(password);
  });

  it('something that is no Keystone', async () => {
    const served = await keystone((_seen, response) => {
      json(response, 200, { hello: 'world' });
    });
    await expect(connect(cloudAt(served.url))).rejects.toMatchObject({
      code: 'unexpected-shape',
      hint: expect.stringContaining('auth_url') as string,
    });
  });

  it('an address without a Keystone', async () => {
    const served = await keystone((_seen, response) => {
      response.writeHead(404, { 'content-type': 'text/html' }).end('<h1>Not here</h1>');
    });
    await expect(connect(cloudAt(served.url))).rejects.toMatchObject({
      code: 'not-found',
      message: expect.stringContaining('Not here') as string,
      hint: expect.stringContaining('auth_url') as string,
    });
  });
});

it('a Keystone whose version document names another path is found', async () => {
  const served = await keystone((seen, response) => {
    if (seen.url === '/v3.14/auth/tokens') {
      json(response, 201, tokenBody('http://api.invalid'), { 'x-subject-token': 'the-token-of-this-session' });
    } else if (seen.url === '/') {
      const links = [{ rel: 'self', href: 'http://wrong-host.invalid/v3.14/' }];
      json(response, 300, { versions: { values: [{ id: 'v3.14', status: 'stable', links }] } });
    } else {
      json(response, 404, {});
    }
  });
  expect((await connect(cloudAt(served.url))).token.user.name).toBe('ada');
});
