import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from '@scs/store';
import { createTestDatabase } from '@scs/store/testing';
import { pino } from 'pino';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { ConfigError } from '../config/config-error.ts';
import { loadConfig } from '../config/load-config.ts';
import { migrateTestDatabase } from '../testing/with-server.ts';
import { checkStartable } from './check-startable.ts';
import { startServer } from './start-server.ts';

const folder = mkdtempSync(join(tmpdir(), 'scs-test-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});
const file = join(folder, 'scs.yaml');

function load(text: string) {
  writeFileSync(file, text);
  return loadConfig({ file, env: {} });
}

/** `line:column code` of all that is wrong. */
function problemsOf(error: unknown): string[] {
  if (!(error instanceof ConfigError)) throw error;
  return error.problems.map(({ place, code, message }) => {
    if (place?.kind !== 'file' || place.file !== file) throw new Error(`not in the configuration: ${message}`);
    return `${String(place.line)}:${String(place.column)} ${code}`;
  });
}

function found(text: string): string[] {
  const loaded = load(text);
  try {
    checkStartable(loaded);
    return [];
  } catch (error) {
    return problemsOf(error);
  }
}

test('what would keep a server from its start is told with its place, all of it at once', () => {
  expect(
    found(`status:
  logo: none.svg
  provisioningFile: none.yaml
  legal: { imprint: { en: { file: none.md } } }
  components: [{ name: a, group: nope }]
  templates:
    - name: t
      phase: Nowhere
      affects: [{ component: a, type: Odd, severity: 50 }]
`).toSorted(),
  ).toEqual([
    '2:9 file-not-found',
    '3:21 file-not-found',
    expect.stringMatching(/^4:\d+ file-not-found$/),
    '5:34 unknown-name',
    '8:14 unknown-name',
    '9:39 unknown-name',
  ]);
});

test('names may be of what every page has, or of the provisioning file', () => {
  writeFileSync(join(folder, 'upstream.yaml'), 'components: [{ displayname: Storage }]\nphases: [{ name: Begun }]\n');
  const template = '{ name: t, phase: Begun, affects: [{ component: Storage, type: Unavailable, severity: 100 }] }';
  expect(found(`status:\n  provisioningFile: upstream.yaml\n  templates: [${template}]\n`)).toEqual([]);
  expect(found(`status:\n  components: [{ name: Storage }]\n  templates: [${template}]\n`)).toEqual([
    expect.stringContaining('unknown-name'),
  ]);
  expect(found('status:\n  components: [{ name: Storage }]\n')).toEqual([]);
});

test('the start says the same, and looks into the database for what is not declared', { timeout: 60_000 }, async () => {
  const database = await createTestDatabase({ prepare: migrateTestDatabase });
  onTestFinished(() => database.drop());
  const { config, placeOf } = load(
    'listen: 127.0.0.1:0\nroles: [api]\nstatus:\n  components: [{ name: a, group: net }]\n',
  );
  const start = () =>
    startServer({ ...config, database: { ...config.database, url: secretOf(database.connectionString) } }, log, {
      placeOf,
    });
  await expect(start().catch(problemsOf)).resolves.toEqual(['4:34 unknown-name']);
  const store = connect(database);
  await store.db.insertInto('component_groups').values({ name: 'net', position: 0 }).execute();
  await store.close();
  const server = await start();
  await server.stop();
});

const log = pino({ level: 'silent' });

function secretOf(url: string) {
  return loadConfig({ env: { DATABASE_URL: url } }).config.database.url;
}
