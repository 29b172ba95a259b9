import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';

import { createServer } from '../compute/create-server.ts';
import { getServer } from '../compute/get-server.ts';
import { listFlavors } from '../compute/list-flavors.ts';
import { OpenStackError } from '../errors.ts';
import { listImages } from '../image/list-images.ts';
import { createSecret } from '../key-manager/create-secret.ts';
import { listNetworks } from '../network/list-networks.ts';
import { connect } from '../session/connect.ts';
import type { CallReport, Session } from '../session/types.ts';
import { password, serveCloud, type ServedCloud } from '../testing/serve-cloud.ts';
import { json, type Handler } from '../testing/serve.ts';
import { httpTransport } from '../transport/http-transport.ts';
import { cloudOfRecording } from './cloud-of-recording.ts';
import { recordTo, type RecordingMeta } from './record-to.ts';
import { replayFrom } from './replay-from.ts';

const recordedAt = new Date('2026-11-23T12:00:00Z');

let cloud: ServedCloud | undefined;
afterEach(() => cloud?.close());

/** Does something with a cloud, and gives what it gave and the recording's lines. */
async function record<T>(handler: Handler, act: (session: Session) => Promise<T>, meta: Partial<RecordingMeta> = {}) {
  cloud = await serveCloud(handler);
  const inner = httpTransport(cloud.config, { env: {} });
  const lines: string[] = [];
  const transport = recordTo(inner, (line) => lines.push(line), { cloud: cloud.config, recordedAt, ...meta });
  const result = await act(await cloud.connect({ transport, retries: 0 }));
  inner.close();
  return { result, lines };
}

async function replay(lines: string[], onCall?: (call: CallReport) => void): Promise<Session> {
  const { header, transport } = await replayFrom(lines);
  return connect(cloudOfRecording(header), { transport, onCall, retries: 0 });
}

/** A cloud with one server, whose status moves on with each look. */
function growing(): Handler {
  const statuses = ['BUILD', 'BUILD', 'ACTIVE'];
  return (seen, response) => {
    if (seen.method === 'POST')
      json(response, 202, { server: { id: `id-${seen.body.length}`, adminPass: 'admin-pass-of-vm' } });
    else if (seen.url.includes('/servers/'))
      json(response, 200, { server: { status: statuses.length > 1 ? statuses.shift() : statuses[0] } });
    else if (seen.url.includes('networks')) json(response, 503, { message: 'down' });
    else json(response, 200, { flavors: [{ id: '1', name: 'SCS-1V-4', extra_specs: {} }] });
  };
}

const act = async (session: Session) => ({
  flavors: await listFlavors(session),
  created: [
    await createServer(session, { name: 'a', flavorRef: '1' }),
    await createServer(session, { name: 'longer', flavorRef: '1' }),
  ].map(({ id }) => id),
  statuses: [
    await getServer(session, 's'),
    await getServer(session, 's'),
    await getServer(session, 's'),
    await getServer(session, 's'),
  ].map(({ status }) => status),
  failure: await listNetworks(session).catch((error: unknown) => (error as { code: string }).code),
  token: session.token,
});

it('a replay gives what the cloud gave: successive answers, bodies, failures', async () => {
  const { result, lines } = await record(growing(), act);
  expect(result.statuses).toEqual(['BUILD', 'BUILD', 'ACTIVE', 'ACTIVE']);
  expect(result.failure).toBe('service-unavailable');
  await cloud?.close();
  expect(await act(await replay(lines))).toEqual(result);
});

it('a replay of other bodies takes the recorded answers in their order', async () => {
  const { result, lines } = await record(growing(), act);
  const session = await replay(lines);
  const other = [
    await createServer(session, { name: 'other', flavorRef: '2' }),
    await createServer(session, { name: 'x', flavorRef: '3' }),
  ];
  expect(other.map(({ id }) => id)).toEqual(result.created);
});

it('a connection that broke breaks again, and durations are those of the recording', async () => {
  const { lines } = await record(
    (_seen, response) => setTimeout(() => response.socket?.destroy(), 30),
    (session) => listNetworks(session).catch(() => undefined),
  );
  const recorded = lines.map((line) => (JSON.parse(line) as { durationMs: number }).durationMs);
  const calls: CallReport[] = [];
  const session = await replay(lines, (call) => calls.push(call));
  await expect(listNetworks(session)).rejects.toMatchObject({ code: 'connection-reset', service: 'network' });
  expect(calls.map((call) => call.durationMs)).toEqual(recorded.slice(1));
});

it('a call that was not recorded is named', async () => {
  const { lines } = await record(growing(), listFlavors);
  const session = await replay(lines);
  await expect(listImages(session)).rejects.toMatchObject({
    code: 'not-recorded',
    message: expect.stringContaining('GET /image/v2/images?limit=1000 at') as string,
  });
});

it('the first line tells format, version, time, cloud and what the caller adds', async () => {
  const { lines } = await record(growing(), listFlavors, {
    more: { command: ['scs', 'check'], note: `not ${password}` },
  });
  expect(JSON.parse(lines[0] ?? '')).toEqual({
    format: 'scs-recording',
    version: 1,
    recordedAt: '2026-11-23T12:00:00.000Z',
    command: ['scs', 'check'],
    note: 'not [scrubbed]',
    cloud: {
      name: 'test',
      regionName: 'One',
      interfaces: ['public'],
      authUrl: 'http://identity.example/identity',
      verify: true,
      endpointOverrides: {},
      regionOverrides: {},
      interfaceOverrides: {},
    },
  });
});

describe('secrets', () => {
  const pem = '-----BEGIN RSA PRIVATE KEY-----\nMIIEowIBAAKCAQEA\n-----END RSA PRIVATE KEY-----';
  const secrets = {
    user_data: 'I2Nsb3VkLWNvbmZpZyBzZWNyZXQ=',
    adminPass: 'pass-of-the-admin',
    admin_pass: 'pass2-of-the-admin',
    password: 'short',
    'os-admin-password': 'metadata-password',
    nested: [{ api_token: 'token-in-metadata' }],
    private_key: pem,
    email: 'ada@engine.example',
  };

  const busy: Handler = (seen, response) => {
    if (seen.url.includes('flavors')) {
      json(response, 200, {
        flavors: [
          {
            id: '1',
            name: 'n',
            ...secrets,
            extra_specs: { note: `mail ada@engine.example, key ${pem}, again pass-of-the-admin` },
          },
        ],
      });
    } else if (seen.url.includes('networks')) {
      response
        .writeHead(500, { 'content-type': 'text/plain' })
        .end(`token ${String(seen.headers['x-auth-token'])} and "password": "of broken json"`);
    } else if (seen.url.includes('keys')) {
      json(response, 201, {
        secret_ref: `http://me:user-info-pw@127.0.0.1:${seen.headers.host?.split(':')[1] ?? ''}/keys/v1/secrets/7`,
      });
    } else json(response, 200, { server: { id: '1', ...secrets } });
  };

  it('are nowhere in a recording', async () => {
    const { lines } = await record(busy, async (session) => {
      await listFlavors(session);
      await listNetworks(session).catch(() => undefined);
      await createSecret(session, {
        name: 'kept-name',
        payload: 'the-payload-itself',
        payload_content_type: 'text/plain',
      });
      await createServer(session, { name: 'kept', flavorRef: '1', user_data: secrets.user_data });
    });
    const all = lines.join('\n');
    for (const secret of [
      password,
      'token-1',
      secrets.user_data,
      'pass-of-the-admin',
      'pass2-of-the-admin',
      'metadata-password',
      'token-in-metadata',
      'MIIEow',
      'ada@engine',
      'of broken json',
      'the-payload-itself',
      'user-info-pw',
      '"short"',
      `127.0.0.1:${cloud?.port ?? ''}`,
    ]) {
      expect(all).not.toContain(secret);
    }
    for (const kept of ['kept-name', 'kept', 'text/plain', 'user-1', 'project-1', '"name":"ada"', 'secrets/7'])
      expect(all).toContain(kept);
  });

  it('of every way to authenticate', async () => {
    const { Secret } = await import('../secret.ts');
    cloud = await serveCloud((seen, response) => {
      json(
        response,
        201,
        {
          token: { user: { id: 'u', name: 'u' }, expires_at: '2030-01-01T00:00:00Z', echo: seen.headers.authorization },
        },
        { 'x-subject-token': 'unscoped-token-of-oidc' },
      );
    });
    const { authUrl } = cloud.config.auth;
    const ways = [
      { authType: 'token', auth: { authUrl, token: new Secret('a-token-from-elsewhere') } },
      {
        authType: 'applicationcredential',
        auth: { authUrl, applicationCredentialId: 'c', applicationCredentialSecret: new Secret('credential-secret') },
      },
      {
        authType: 'oidcaccesstoken',
        auth: {
          authUrl,
          identityProvider: 'i',
          protocol: 'p',
          projectId: 'x',
          accessToken: new Secret('oidc-access-token'),
        },
      },
    ] as const;
    for (const way of ways) {
      const config = { ...cloud.config, ...way };
      const inner = httpTransport(config, { env: {} });
      const lines: string[] = [];
      await connect(config, { transport: recordTo(inner, (line) => lines.push(line), { cloud: config, recordedAt }) });
      inner.close();
      expect(lines.length).toBeGreaterThan(1);
      expect(lines.join('\n')).not.toMatch(
        /a-token-from-elsewhere|credential-secret|oidc-access-token|unscoped-token|token-\d/,
      );
      expect((await replay(lines)).token.user.id).not.toBe('');
    }
  });
});

it('hosts are replaced consistently, in bodies too; others are left', async () => {
  const { lines } = await record((seen, response) => {
    json(response, 200, {
      flavors: [
        {
          id: '1',
          extra_specs: {
            self: `http://${seen.headers.host ?? ''}/x`,
            from: 'https://cloud-images.ubuntu.com/releases',
          },
        },
      ],
    });
  }, listFlavors);
  const all = lines.join('\n');
  expect(all).toContain('http://identity.example/compute/v2.1/flavors/detail');
  expect(all).toContain('"self":"http://identity.example/x"');
  expect(all).toContain('https://cloud-images.ubuntu.com/releases');
  expect(all).toContain('http://compute-internal.example/');
});

it('hosts are kept where that is asked for', async () => {
  const { lines } = await record(growing(), listFlavors, { keepsHosts: true });
  expect(lines.join('\n')).toContain(`http://127.0.0.1:${cloud?.port ?? ''}/compute`);
  expect(await listFlavors(await replay(lines))).toHaveLength(1);
});

it('a recording that cannot be written fails the call with its own code', async () => {
  cloud = await serveCloud(growing());
  const inner = httpTransport(cloud.config, { env: {} });
  let left = 2;
  const write = () => {
    left -= 1;
    if (left < 0) throw new Error('ENOSPC: no space left on device');
  };
  const session = await cloud.connect({ transport: recordTo(inner, write, { cloud: cloud.config, recordedAt }) });
  await expect(listFlavors(session)).rejects.toMatchObject({
    code: 'recording-not-written',
    message: expect.stringContaining('ENOSPC') as string,
  });
  inner.close();
});

describe('a malformed recording', () => {
  const header = JSON.stringify({
    format: 'scs-recording',
    version: 1,
    recordedAt: '2026-01-01T00:00:00Z',
    cloud: {
      name: 'x',
      regionName: null,
      interfaces: ['public'],
      authUrl: 'http://i.example',
      verify: true,
      endpointOverrides: {},
      regionOverrides: {},
      interfaceOverrides: {},
    },
  });
  it.each<[string, string[], RegExp]>([
    ['empty', [], /recording:1: the recording is empty/],
    ['without header', ['{"method":"GET"}'], /recording:1: this is no recording/],
    ['of another version', ['{"format":"scs-recording","version":2}'], /:1: version 2 of the format is unknown/],
    ['with half a header', ['{"format":"scs-recording","version":1}'], /:1: the header lacks/],
    ['cut off', [header, '{"method":"GET","url":"http'], /:2: this line is no JSON, or is cut off/],
    ['with a list', [header, '', '[]'], /:3: this line is no JSON object/],
    ['without a URL', [header, '{"method":"GET","url":"x"}'], /:2: .*URL/],
    ['without an answer', [header, '{"method":"GET","url":"http://x/"}'], /:2: .*status/],
    [
      'with an unknown failure',
      [header, '{"method":"GET","url":"http://x/","error":{"code":"toString"}}'],
      /:2: .*status/,
    ],
    ['without a duration', [header, '{"method":"GET","url":"http://x/","status":200,"headers":{}}'], /:2: .*duration/],
    [
      'with an odd body',
      [header, '{"method":"GET","url":"http://x/","status":200,"headers":{},"durationMs":1,"body":7}'],
      /:2: .*body/,
    ],
  ])('%s', async (_title, lines, message) => {
    await expect(replayFrom(lines)).rejects.toMatchObject({
      code: 'recording-malformed',
      message: expect.stringMatching(message) as string,
    });
  });

  it('of any kind is refused with a code', async () => {
    const line = fc.oneof(
      fc.constant(header),
      fc.json(),
      fc.string(),
      fc.constant('{"method":"GET","url":"http://x/","status":200,"headers":{},"durationMs":1}'),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(line), async (lines) => {
        const outcome: unknown = await replayFrom(lines).catch((thrown: unknown) => thrown);
        if (outcome instanceof Error) expect(outcome).toBeInstanceOf(OpenStackError);
      }),
    );
  });

  it('in a file is told with its name', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'scs-recording-'));
    const file = join(folder, 'a.jsonl');
    await writeFile(file, `${header}\n{\n`);
    await expect(replayFrom(file)).rejects.toMatchObject({ message: expect.stringContaining(`${file}:2: `) as string });
    await expect(replayFrom(join(folder, 'none'))).rejects.toMatchObject({
      code: 'recording-unreadable',
      message: expect.stringContaining('there is no such file') as string,
    });
    await rm(folder, { recursive: true });
  });
});
