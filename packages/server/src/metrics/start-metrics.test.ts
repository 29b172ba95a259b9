import { connect, timestampOf } from '@scs/store';
import { createTestDatabase } from '@scs/store/testing';
import { expect, onTestFinished, test } from 'vitest';
import { jobCounts } from '../jobs/job-counts.ts';
import { startTestServer } from '../testing/test-server.ts';
import { migrateTestDatabase } from '../testing/with-server.ts';
import { startMetrics } from './start-metrics.ts';

interface Sample {
  name: string;
  labels: Record<string, string>;
  value: number;
}

/** Reads Prometheus's text format (0.0.4), and refuses what it does not allow. */
function parseExposition(text: string): { types: Map<string, string>; samples: Sample[] } {
  expect(text.endsWith('\n')).toBe(true);
  const types = new Map<string, string>();
  const helped = new Set<string>();
  const samples: Sample[] = [];
  for (const line of text.split('\n')) {
    if (line === '') continue;
    const meta = /^# (HELP|TYPE) ([a-zA-Z_:][a-zA-Z0-9_:]*) (.+)$/.exec(line);
    if (meta !== null) {
      const [, kind, name = '', rest = ''] = meta;
      if (kind === 'HELP') helped.add(name);
      else {
        expect(types.has(name), `${name} has two types`).toBe(false);
        expect(rest).toMatch(/^(?:counter|gauge|histogram|summary|untyped)$/);
        types.set(name, rest);
      }
      continue;
    }
    const sample = /^([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\{(.*)\})? (nan|[+-]Inf|-?[\d.]+(?:e[+-]?\d+)?)$/i.exec(line);
    if (sample === null) throw new Error(`not a sample: ${line}`);
    const [, name = '', labelText = '', value = ''] = sample;
    const labels: Record<string, string> = {};
    const rest = labelText.replace(
      /([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\]|\\["\\n])*)",?/g,
      (_all, key: string, text_: string) => {
        labels[key] = text_.replace(/\\(.)/g, (_escaped, sign: string) => (sign === 'n' ? '\n' : sign));
        return '';
      },
    );
    expect(rest, line).toBe('');
    const family = types.has(name) ? name : name.replace(/_(?:bucket|sum|count)$/, '');
    expect(types.has(family) && helped.has(family), `${name} has a type and a help text`).toBe(true);
    if (types.get(family) === 'counter') expect(name).toMatch(/_total$/);
    samples.push({ name, labels, value: Number(value.replace('Inf', 'Infinity')) });
  }
  return { types, samples };
}

async function start(connectionString: string) {
  const store = connect({ connectionString });
  const counts = jobCounts();
  const metrics = await startMetrics({ host: '127.0.0.1', port: 0 }, { store, counts });
  const stop = async (): Promise<void> => {
    await metrics.stop();
    await store.close();
  };
  async function read() {
    const answer = await fetch(`${metrics.url}/metrics`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    const { types, samples } = parseExposition(await answer.text());
    const valueOf = (name: string, labels: Record<string, string> = {}) =>
      samples.find(
        (sample) =>
          sample.name === name && Object.entries(labels).every(([key, value]) => sample.labels[key] === value),
      )?.value;
    return { types, samples, valueOf };
  }
  return { metrics, counts, read, stop };
}

test('Prometheus reads requests by route, jobs, connections, and how the clouds are', async () => {
  const database = await createTestDatabase({ server: 'embedded', prepare: migrateTestDatabase });
  const { metrics, counts, read, stop } = await start(database.connectionString);
  const server = await startTestServer(
    { connectionString: database.connectionString },
    { countRequests: metrics.observe },
  );
  onTestFinished(async () => {
    await server.stop();
    await stop();
    await database.drop();
  });
  const post = async (path: string, body: unknown) => {
    const answer = await server.request('POST', `/api/status${path}`, { body });
    expect(answer.status, answer.text).toBeLessThan(300);
    return (answer.json as { id: string } | undefined)?.id ?? '';
  };
  for (const [displayName, value] of [
    ['fine', 33],
    ['say "slow"', 66],
    ['broken', 100],
  ] as const) {
    await post('/severities', { displayName, value });
  }
  const type = await post('/impacttypes', { displayName: 'Trouble' });
  const components = await Promise.all(['a', 'b', 'c'].map((displayName) => post('/components', { displayName })));
  await post('/phases', { phases: ['Seen'] });
  const now = Date.now();
  const incident = (severity: number, reference: string | undefined, minutes: [number, number | null]) =>
    post('/incidents', {
      displayName: `severity ${String(severity)}`,
      beganAt: timestampOf(new Date(now + minutes[0] * 60_000)),
      endedAt: minutes[1] === null ? null : timestampOf(new Date(now + minutes[1] * 60_000)),
      phase: { generation: 1, order: 0 },
      affects: [{ reference, type, severity }],
    });
  await incident(60, components[0], [-10, null]);
  await incident(90, components[0], [-90, -60]);
  await incident(0, components[1], [-10, 60]);
  await server.request('GET', '/api/status/components/no-uuid');
  await server.request('GET', '/nowhere/s3cret');
  counts.count('clean-up', 'done', 2);

  await expect
    .poll(async () => (await read()).valueOf('scs_http_requests_total', { route: 'none', status: '4xx' }))
    .toBe(1);
  await new Promise((resolve) => setTimeout(resolve, 1100));
  const { valueOf, samples, types } = await read();
  const route = '/api/status/components';
  expect(valueOf('scs_http_requests_total', { method: 'POST', route, status: '2xx' })).toBe(3);
  expect(valueOf('scs_http_requests_total', { method: 'GET', route: `${route}/:componentId`, status: '4xx' })).toBe(1);
  expect(valueOf('scs_http_request_duration_seconds_count', { method: 'POST', route })).toBe(3);
  expect(valueOf('scs_http_request_duration_seconds_bucket', { method: 'POST', route, le: '+Inf' })).toBe(3);
  expect(valueOf('scs_jobs_total', { job: 'clean-up', outcome: 'done' })).toBe(2);
  expect(valueOf('scs_database_up')).toBe(1);
  expect(valueOf('scs_database_connections', { state: 'idle' })).toBeGreaterThan(0);
  const counted = (name: string) =>
    samples.filter((sample) => sample.name === name).map(({ labels, value }) => [Object.values(labels)[0], value]);
  expect(counted('scs_incidents_open')).toEqual([
    ['fine', 0],
    ['say "slow"', 1],
    ['broken', 0],
    ['unknown', 0],
  ]);
  expect(counted('scs_maintenances')).toEqual([['running', 1]]);
  expect(Object.fromEntries(counted('scs_components'))).toEqual({
    operational: 1,
    maintenance: 1,
    disturbance: 1,
    unknown: 0,
  });
  expect(types.get('process_start_time_seconds')).toBe('gauge');
  expect(JSON.stringify(samples)).not.toContain('s3cret');
});

test('without a database the metrics are there, and say so', async () => {
  const { read, stop } = await start('postgres://nobody@127.0.0.1:1/none');
  onTestFinished(stop);
  const { valueOf, samples } = await read();
  expect(valueOf('scs_database_up')).toBe(0);
  expect(samples.some(({ name }) => name === 'scs_components')).toBe(false);
});
