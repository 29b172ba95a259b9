import { AwsClient } from 'aws4fetch';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { parse } from 'yaml';
import { labCloudsYaml, labStatus } from './lab-status.ts';
import { startScs, temporaryFolder } from './run-scs.ts';

const lab = await labStatus();
const store = 'http://127.0.0.1:8080';
const bucket = `scs-copy-${String(process.pid)}`;

interface Ec2Credentials {
  readonly access: string;
  readonly secret: string;
}

/** Makes a key for Swift's S3 API, as a customer does: with the credentials of clouds.yaml, from Keystone. */
async function makeKey(): Promise<{ key: Ec2Credentials; remove: () => Promise<unknown> }> {
  const { clouds } = parse(readFileSync(labCloudsYaml, 'utf8')) as {
    clouds: { lab: { auth: Readonly<Record<string, string>> } };
  };
  const { auth } = clouds.lab;
  const keystone = (auth['auth_url'] ?? '').replace(/\/$/, '');
  const signedIn = await fetch(`${keystone}/auth/tokens`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      auth: {
        identity: {
          methods: ['password'],
          password: {
            user: {
              name: auth['username'],
              password: auth['password'],
              domain: { name: auth['user_domain_name'] ?? 'Default' },
            },
          },
        },
        scope: {
          project: { name: auth['project_name'], domain: { name: auth['project_domain_name'] ?? 'Default' } },
        },
      },
    }),
  });
  expect(signedIn.status).toBe(201);
  const headers = {
    'x-auth-token': signedIn.headers.get('x-subject-token') ?? '',
    'content-type': 'application/json',
  };
  const { token } = (await signedIn.json()) as { token: { user: { id: string }; project: { id: string } } };
  const path = `${keystone}/users/${token.user.id}/credentials/OS-EC2`;
  const made = await fetch(path, {
    method: 'POST',
    headers,
    body: JSON.stringify({ tenant_id: token.project.id }),
  });
  expect(made.status).toBe(201);
  const { credential } = (await made.json()) as { credential: Ec2Credentials };
  return { key: credential, remove: () => fetch(`${path}/${credential.access}`, { method: 'DELETE', headers }) };
}

describe.skipIf(!lab.isUp)(`a copy in a bucket of Swift${lab.isUp ? '' : ` (skipped: ${lab.reason})`}`, () => {
  const tidy: (() => Promise<unknown>)[] = [];
  let client: AwsClient;
  let key: Ec2Credentials;
  const ask = (path: string, method = 'GET') => client.fetch(`${store}/${bucket}${path}`, { method });

  beforeAll(async () => {
    const made = await makeKey();
    tidy.push(made.remove);
    ({ key } = made);
    client = new AwsClient({
      accessKeyId: key.access,
      secretAccessKey: key.secret,
      region: 'us-east-1',
      service: 's3',
      retries: 0,
    });
    expect((await ask('', 'PUT')).status).toBe(200);
    tidy.push(() => ask('', 'DELETE'));
  });
  afterAll(async () => {
    for (const step of tidy.reverse()) await step();
  });

  test('is written by the worker, whole, and says of each file what it is', async () => {
    const { child, done } = startScs(['serve', '--listen', '127.0.0.1:0', '--data-dir', temporaryFolder()], {
      env: {
        SCS_STATUS_NAME: 'A copy in Swift',
        SCS_STATUS_EXPORT_S3_ENDPOINT: store,
        SCS_STATUS_EXPORT_S3_BUCKET: bucket,
        SCS_STATUS_EXPORT_S3_PREFIX: 'site/',
        SCS_STATUS_EXPORT_S3_ACCESS_KEY_ID: key.access,
        SCS_STATUS_EXPORT_S3_SECRET_ACCESS_KEY: key.secret,
      },
    });
    try {
      const manifest = await vi.waitFor(
        async () => {
          const answer = await ask('/site/scs-export.json');
          expect(answer.status).toBe(200);
          return (await answer.json()) as { name: string; files: { path: string; bytes: number }[] };
        },
        { timeout: 60_000, interval: 1000 },
      );
      tidy.push(async () => {
        for (const { path } of [...manifest.files, { path: 'scs-export.json' }]) await ask(`/site/${path}`, 'DELETE');
      });
      expect(manifest.name).toBe('A copy in Swift');
      for (const { path, bytes } of manifest.files) {
        const answer = await ask(`/site/${path}`);
        expect([path, answer.status, (await answer.arrayBuffer()).byteLength]).toEqual([path, 200, bytes]);
      }
      const page = await ask('/site/en/index.html');
      expect(page.headers.get('content-type')).toMatch(/^text\/html/);
      expect(await page.text()).toContain('A copy in Swift');
    } finally {
      child.kill('SIGTERM');
      await done;
    }
  }, 120_000);
});
