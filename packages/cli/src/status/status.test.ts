import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTestDatabase, forEachDatabase } from '@scs/store/testing';
import { connect } from '@scs/store';
import { describe, expect, onTestFinished, test } from 'vitest';
import { runScs, startScs, temporaryFolder } from '../../../../test/run-scs.ts';

/** Upstream's tables, as its program makes them at its start, with data that it allows. */
const upstreamDatabase = `
create table components (id uuid primary key, display_name text, labels jsonb);
create table impact_types (id uuid primary key, display_name text not null, description text);
create table severities (display_name text, value smallint unique);
create table phases (generation bigint, "order" bigint, name text not null, primary key (generation, "order"));
create table incidents (id uuid primary key, display_name text, description text, began_at timestamptz, ended_at timestamptz,
  phase_generation bigint, phase_order bigint, foreign key (phase_generation, phase_order) references phases);
create table incident_updates (incident_id uuid references incidents on delete cascade, "order" bigint, display_name text,
  description text, created_at timestamptz, primary key (incident_id, "order"));
create table impacts (incident_id uuid references incidents on delete cascade, component_id uuid references components,
  impact_type_id uuid references impact_types, severity smallint, primary key (incident_id, component_id, impact_type_id));
insert into components values
  ('11111111-1111-4111-8111-111111111111', 'Storage', '{"region":"north"}'), ('22222222-2222-4222-8222-222222222222', null, null);
insert into impact_types values ('33333333-3333-4333-8333-333333333333', 'Performance', 'slow');
insert into severities values ('limited', 66), ('broken', 100), ('broken', 99), ('odd', 200);
insert into phases values (1, 0, 'Open'), (1, 1, 'Closed'), (1, 7, 'Gap'), (2, 0, 'New');
insert into incidents values
  ('44444444-4444-4444-8444-444444444444', 'Slow', 'text', '2024-01-01T10:00:00.5Z', null, 1, 0),
  ('55555555-5555-4555-8555-555555555555', 'Disks', null, '2024-02-01T10:00Z', '2024-02-01T12:00Z', 1, 1),
  ('66666666-6666-4666-8666-666666666666', null, null, null, null, 1, 7);
insert into incident_updates values ('44444444-4444-4444-8444-444444444444', 3, 'Looking', null, '2024-01-01T11:00Z');
insert into impacts values
  ('44444444-4444-4444-8444-444444444444', '11111111-1111-4111-8111-111111111111', '33333333-3333-4333-8333-333333333333', 70),
  ('55555555-5555-4555-8555-555555555555', '11111111-1111-4111-8111-111111111111', '33333333-3333-4333-8333-333333333333', 0);
`;

async function makeUpstream(connectionString: string): Promise<void> {
  const store = connect({ connectionString });
  try {
    await store.pool.query(upstreamDatabase);
  } finally {
    await store.close();
  }
}

describe('scs status', () => {
  forEachDatabase((server) => {
    async function database(prepare?: (connectionString: string) => Promise<void>): Promise<string> {
      const made = await createTestDatabase({
        server,
        ...(prepare === undefined ? {} : { prepare, template: 'upstream' }),
      });
      onTestFinished(() => made.drop());
      return made.connectionString;
    }
    const scs = (url: string, ...args: string[]) =>
      runScs(['status', ...args], { env: { DATABASE_URL: url }, cwd: temporaryFolder() });

    /** A first start of a server, which gives the page what every page needs. */
    async function startOnce(url: string): Promise<void> {
      const { child, done } = startScs(['serve', '--listen', '127.0.0.1:0'], {
        env: { DATABASE_URL: url },
        cwd: temporaryFolder(),
      });
      await new Promise<void>((resolve) => {
        child.stderr?.on('data', (text: string) => {
          if (text.includes('is running')) resolve();
        });
        child.on('close', resolve);
      });
      child.kill('SIGTERM');
      expect((await done).code).toBe(0);
    }

    test(
      'import takes over a page of upstream with its ids, once, and says what it could not keep',
      { timeout: 180_000 },
      async () => {
        const [old, url] = [await database(makeUpstream), await database()];
        await startOnce(url);
        const first = await scs(url, 'import', old);
        expect(first.code, first.stderr).toBe(0);
        expect(first.stdout).toMatch(/components +2 +2\nincidents +3 +3/);
        expect(first.stderr).toContain('"broken" (100) was left out: there is another one of this name');
        expect(first.stderr).toContain('"odd" (200) was left out');
        expect(first.stderr).toContain('The phase 7 of generation 1 was left out: it is in no list without gaps.');
        expect(first.stderr).toContain(
          'Incident 66666666-6666-4666-8666-666666666666: its phase 7 of generation 1 was left',
        );
        const page = JSON.parse((await scs(url, 'export')).stdout) as Record<string, unknown>;
        expect(page).toMatchObject({
          severities: [
            { displayName: 'limited', value: 66 },
            { displayName: 'broken', value: 99 },
          ],
          phases: [{ name: 'Open' }, { name: 'Closed' }, { generation: 2, order: 0, name: 'New' }],
          incidents: [
            { id: '66666666-6666-4666-8666-666666666666', phase: null },
            {
              id: '44444444-4444-4444-8444-444444444444',
              beganAt: '2024-01-01T10:00:00.5Z',
              endedAt: null,
              phase: { generation: 1, order: 0 },
              impacts: [{ component: '11111111-1111-4111-8111-111111111111', severity: 70 }],
              updates: [{ order: 3, displayName: 'Looking', createdAt: '2024-01-01T11:00:00Z' }],
              maintenance: null,
            },
            { maintenance: { plannedStart: '2024-02-01T10:00:00Z', finishedAt: '2024-02-01T12:00:00Z' } },
          ],
        });
        expect((await scs(url, 'import', old)).stdout).toMatch(/components +2 +0\nincidents +3 +0/);
      },
    );

    test('export writes a file that import reads, into another database', { timeout: 180_000 }, async () => {
      const [one, other] = [await database(), await database()];
      const folder = temporaryFolder();
      await scs(one, 'import', await database(makeUpstream));
      await startOnce(other);
      expect((await scs(one, 'export', join(folder, 'page.json'))).code).toBe(0);
      const taken = await scs(other, 'import', join(folder, 'page.json'));
      expect(taken.code, taken.stderr).toBe(0);
      await scs(other, 'export', join(folder, 'again.json'));
      const [before, after] = ['page.json', 'again.json'].map(
        (name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Record<string, unknown>,
      );
      expect({ ...after, exportedAt: null }).toEqual({ ...before, exportedAt: null });
    });

    test('apply shows the difference, and makes it only when it may', async () => {
      const url = await database();
      const file = join(temporaryFolder(), 'scs.yaml');
      writeFileSync(file, 'status:\n  components: [{ name: Storage, labels: { region: north } }]\n');
      const asked = await scs(url, 'apply', file);
      expect([asked.code, asked.stdout]).toEqual([
        1,
        expect.stringContaining('+ component Storage\n      labels: {"region":"north"}'),
      ]);
      expect((await scs(url, 'apply', file, '--yes')).stdout).toContain('Made 1 of 1 changes.');
      expect(await scs(url, 'apply', file, '--dry-run')).toMatchObject({ code: 0, stdout: 'All is as declared.\n' });
    });

    test('the database of this platform is no database of upstream', async () => {
      const [one, other] = [await database(), await database()];
      await scs(one, 'export');
      const { code, stderr } = await scs(other, 'import', one);
      expect([code, stderr]).toEqual([2, expect.stringContaining('it is one of this platform')]);
    });

    test.each([
      [['import', 'nowhere.json'], /nowhere\.json cannot be read/],
      [['import', 'postgres://nobody:s3cret@127.0.0.1:1/none'], /cannot be read as one of upstream's/],
      [['apply', 'nowhere.yaml'], /nowhere\.yaml: there is no such file/],
    ])('%j is a mistake that is told', async (args, text) => {
      const { code, stderr } = await scs(await database(), ...args);
      expect(code).toBe(2);
      expect(stderr).toMatch(text);
      expect(stderr).not.toContain('s3cret');
    });

    test('replacing everything is asked for', async () => {
      const { code, stdout } = await scs(await database(), 'import', 'page.json', '--replace');
      expect([code, stdout]).toEqual([1, expect.stringContaining('Nothing was imported')]);
    });
  });
});

describe('scs config', () => {
  test('check names the place of each mistake', async () => {
    const cwd = temporaryFolder();
    writeFileSync(join(cwd, 'scs.yaml'), 'listen: 8080\nlog:\n  levle: debug\n');
    const { code, stderr } = await runScs(['config', 'check'], { cwd });
    expect(code).toBe(2);
    expect(stderr).toMatch(/scs\.yaml:1:9: listen/);
    expect(stderr).toMatch(/scs\.yaml:3:3: .*levle[^]*Did you mean level\?/);
  });

  test('print says where each setting comes from, and no secret', async () => {
    const cwd = temporaryFolder();
    writeFileSync(join(cwd, 'scs.yaml'), 'bootstrapToken: s3cret-s3cret-s3cret-s3cret-s3cret\nlog: { level: warn }\n');
    const { code, stdout } = await runScs(['config', 'print'], { cwd, env: { SCS_LISTEN: ':9000' } });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^listen +SCS_LISTEN +:9000$/m);
    expect(stdout).toMatch(/^log\.level +.*scs\.yaml:2:15 +warn$/m);
    expect(stdout).not.toContain('s3cret');
    const { stdout: yaml } = await runScs(['config', 'print', '--format', 'yaml'], { cwd });
    expect(yaml).toContain('level: warn');
    expect(yaml).not.toContain('s3cret');
  });

  test('check says when all is fine', async () => {
    const sample = join(import.meta.dirname, '../../../../examples/scs.yaml');
    for (const file of [[sample], ['--config', sample]]) {
      expect(await runScs(['config', 'check', ...file])).toEqual({ code: 0, stdout: `${sample}: fine.\n`, stderr: '' });
    }
  });
});
