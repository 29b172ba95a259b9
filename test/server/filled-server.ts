import { createTestDatabase, type TestServerName } from '@scs/store/testing';
import { expect, onTestFinished } from 'vitest';
import { startTestServer, type TestServer } from '../../packages/server/src/testing/test-server.ts';
import { migrateTestDatabase } from '../../packages/server/src/testing/with-server.ts';

/** A server with something to show, and what it must not show. */
export interface FilledServer extends TestServer {
  readonly connectionString: string;
  readonly ids: { readonly open: string; readonly over: string; readonly draft: string; readonly maintenance: string };
  make(path: string, body: object): Promise<string>;
}

const hourMs = 3_600_000;
export const at = (hours: number): string => new Date(Date.now() + hours * hourMs).toISOString();

export async function startFilled(server: TestServerName): Promise<FilledServer> {
  const database = await createTestDatabase({ server, prepare: migrateTestDatabase });
  const running = await startTestServer({ connectionString: database.connectionString });
  onTestFinished(async () => {
    await running.stop();
    await database.drop();
  });
  async function make(path: string, body: object): Promise<string> {
    const { status, json, text } = await running.request('POST', `/api/v1${path}`, { body });
    expect(status, text).toBe(201);
    return (json as { id: string }).id;
  }
  const type = await make('/impact-types', { displayName: 'outage' });
  const groupId = await make('/component-groups', { name: 'Region north' });
  const reference = await make('/components', { displayName: 'Compute <API> & "more"', groupId });
  const hidden = await make('/components', { displayName: 'Secret', visibility: 'hidden' });
  const affects = [{ reference, type, severity: 70 }];
  const description =
    '**Slow** <a href="/account">x</a> [notes](/incidents/nowhere) [site](https://example.org/?a=1&b=2)';
  const open = await make('/incidents', { displayName: 'API is slow', description, beganAt: at(-2), affects });
  const over = await make('/incidents', { displayName: 'Over', beganAt: at(-1500), endedAt: at(-1499), affects });
  const draft = await make('/incidents', { displayName: 'A draft', isDraft: true, affects });
  await make('/incidents', { displayName: 'Unseen', affects: [{ reference: hidden, type, severity: 70 }] });
  const plan = { plannedStart: at(24), plannedEnd: at(26), affects: [{ reference, type }] };
  const maintenance = await make('/maintenances', { displayName: 'New switches', ...plan });
  const path = `/api/v1/incidents/${over}/post-mortem`;
  await running.request('PUT', path, { body: { title: 'What we learnt', body: '# A fuse\n\nand **another**' } });
  await running.request('POST', `${path}/publish`);
  return { ...running, connectionString: database.connectionString, ids: { open, over, draft, maintenance }, make };
}
