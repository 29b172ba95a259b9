import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTestDatabase, forEachDatabase } from '@scs/store/testing';
import { expect, onTestFinished, test } from 'vitest';
import { runScs, startScs, temporaryFolder } from '../run-scs.ts';

const token = 'a-token-for-this-test-0123456789abcdef';

/** As an operator has it: declared, with severities of its own. */
const configuration = `
status:
  severities: [{ name: slow, value: 50 }, { name: down, value: 100 }]
  components: [{ name: Storage, labels: { region: north } }]
`;

async function freePort(): Promise<string> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return String(port);
}

forEachDatabase((name) => {
  /** A machine with a database, a folder and perhaps a configuration. */
  async function machine(config?: string) {
    const database = await createTestDatabase({ server: name });
    onTestFinished(() => database.drop());
    const cwd = temporaryFolder();
    if (config !== undefined) writeFileSync(join(cwd, 'scs.yaml'), config);
    const env = { DATABASE_URL: database.connectionString, SCS_BOOTSTRAP_TOKEN: token };
    return {
      cwd,
      scs: (...args: string[]) => runScs(args, { env, cwd }),
      async serve() {
        const listen = `127.0.0.1:${await freePort()}`;
        const { child, done } = startScs(['serve', '--listen', listen], { env, cwd });
        onTestFinished(async () => {
          child.kill('SIGTERM');
          await done;
        });
        const url = `http://${listen}`;
        const isReady = () =>
          fetch(`${url}/readyz`).then(
            ({ status }) => status === 200,
            () => false,
          );
        await expect.poll(isReady, { timeout: 40_000 }).toBe(true);
        return {
          async stop() {
            child.kill('SIGTERM');
            expect((await done).code).toBe(0);
          },
          async request(method: string, path: string, body?: object): Promise<unknown> {
            const answer = await fetch(`${url}/api/v1${path}`, {
              method,
              headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
              ...(body === undefined ? {} : { body: JSON.stringify(body) }),
            });
            const text = await answer.text();
            expect(answer.ok, text).toBe(true);
            return JSON.parse(text);
          },
        };
      },
    };
  }
  type Served = Awaited<ReturnType<Awaited<ReturnType<typeof machine>>['serve']>>;

  const open = async (server: Served, displayName: string, isAffecting = false) => {
    const [components, types] = (await Promise.all([
      server.request('GET', '/components'),
      server.request('GET', '/impact-types'),
    ])) as { data: { id: string }[] }[];
    const affects = [{ reference: components?.data[0]?.id, type: types?.data[0]?.id, severity: 100 }];
    const body = { displayName, beganAt: '2026-01-01T10:00:00Z', ...(isAffecting ? { affects } : {}) };
    return (await server.request('POST', '/incidents', body)) as { id: string };
  };
  const incidentsOf = async (server: Served) => {
    const { data } = (await server.request('GET', '/incidents')) as { data: { displayName: string }[] };
    return data.map(({ displayName }) => displayName).sort();
  };

  test.each([
    ['an empty page with a single incident', undefined],
    ['a page of the same configuration', configuration],
  ])('the runbook of docs/outliving.md, with %s', { timeout: 180_000 }, async (_title, config) => {
    const real = await machine(configuration);
    const cloud = await real.serve();
    await open(cloud, 'Before', true);

    const makeshift = await machine(config);
    const elsewhere = await makeshift.serve();
    await open(elsewhere, 'The cloud is down', config !== undefined);
    expect(await makeshift.scs('status', 'export', 'page.json')).toMatchObject({ code: 0 });

    const page = join(makeshift.cwd, 'page.json');
    const before = await real.scs('status', 'export');
    for (const added of [1, 0]) {
      const { code, stdout, stderr } = await real.scs('status', 'import', page);
      expect([code, stderr]).toEqual([0, '']);
      expect(stdout).toMatch(new RegExp(`incidents +1 +${String(added)}\\n`));
    }
    expect(await incidentsOf(cloud)).toEqual(['Before', 'The cloud is down']);
    const [was, is] = [before.stdout, (await real.scs('status', 'export')).stdout].map(
      (text) => JSON.parse(text) as Record<string, unknown>,
    );
    const rest = { exportedAt: null, incidents: null };
    expect({ ...is, ...rest }).toEqual({ ...was, ...rest });
  });

  test('a server that was started for the first time takes a page over', { timeout: 180_000 }, async () => {
    const old = await machine(configuration);
    const cloud = await old.serve();
    await open(cloud, 'Before', true);
    await old.scs('status', 'export', 'page.json');
    const fresh = await machine();
    await (await fresh.serve()).stop();
    expect(await fresh.scs('status', 'import', join(old.cwd, 'page.json'))).toMatchObject({ code: 0, stderr: '' });
    await fresh.scs('status', 'export', 'page.json');
    const [given, taken] = [old, fresh].map(
      ({ cwd }) => JSON.parse(readFileSync(join(cwd, 'page.json'), 'utf8')) as Record<string, unknown>,
    );
    expect({ ...taken, exportedAt: null }).toEqual({ ...given, exportedAt: null });
  });
});
