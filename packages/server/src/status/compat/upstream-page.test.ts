import { timestampOf } from '@scs/store';
import { expect, test } from 'vitest';
import { withServer } from '../../testing/with-server.ts';

/** Where upstream's page is served from, another origin than ours. */
const origin = 'https://status.example.com';
const dayMs = 86_400_000;

withServer("what upstream's page asks for", (server) => {
  /** As a browser does it: a plain GET of another origin needs no preflight, and its answer must allow the origin. */
  async function read(path: string): Promise<unknown> {
    const answer = await server().request('GET', `/api/status${path}`, {
      as: 'stranger',
      headers: { origin, accept: 'application/json, text/plain, */*', 'sec-fetch-mode': 'cors' },
    });
    expect(answer.status, answer.text).toBe(200);
    expect(['*', origin]).toContain(answer.headers.get('access-control-allow-origin'));
    expect(answer.headers.get('content-type')).toBe('application/json');
    return (answer.json as { data: unknown }).data;
  }

  /** A signed-in operator's page sends a token with each request, reads too, so that the browser asks beforehand. */
  async function preflight(path: string, method: string): Promise<Headers> {
    const answer = await server().request('OPTIONS', `/api/status${path}`, {
      as: 'stranger',
      headers: {
        origin,
        'access-control-request-method': method,
        'access-control-request-headers': 'authorization,content-type',
      },
    });
    expect(answer.status).toBe(204);
    return answer.headers;
  }

  test('is answered as the page reads it', async () => {
    const write = async (path: string, body: unknown) => {
      const answer = await server().request('POST', `/api/status${path}`, { body });
      expect(answer.status, answer.text).toBeLessThan(300);
      return answer.json as { id: string };
    };
    const now = Date.now();
    const moment = (days: number): string => timestampOf(new Date(now + days * dayMs));
    await write('/phases', { phases: ['Investigating', 'Done'] });
    await write('/severities', { displayName: 'limited', value: 66 });
    const type = (await write('/impacttypes', { displayName: 'Performance degradation' })).id;
    const component = (await write('/components', { displayName: 'Storage', labels: { region: 'north' } })).id;
    const incident = (displayName: string, severity: number, beganAt: string, endedAt: string | null) =>
      write('/incidents', {
        displayName,
        description: '',
        beganAt,
        endedAt,
        phase: { generation: 1, order: 0 },
        affects: [{ reference: component, type, severity }],
      });
    const open = await incident('slow', 50, moment(-3), null);
    await incident('long ago', 50, moment(-120), moment(-119));
    const planned = await incident('new disks', 0, moment(2), moment(2.1));
    await write(`/incidents/${open.id}/updates`, { displayName: 'Looking', description: 'We look into it.' });

    const window = (from: number, to: number) =>
      `/incidents?start=${encodeURIComponent(moment(from))}&end=${encodeURIComponent(moment(to))}`;
    const [phases, severities, types, components, past, future] = await Promise.all([
      read('/phases'),
      read('/severities'),
      read('/impacttypes'),
      read('/components'),
      read(window(-90, 0)),
      read(window(0, 30)),
    ]);
    expect(phases).toEqual({ generation: 1, phases: ['Investigating', 'Done'] });
    expect(severities).toEqual([{ displayName: 'limited', value: 66 }]);
    expect(types).toMatchObject([{ id: type, displayName: 'Performance degradation' }]);
    expect(components).toMatchObject([
      { id: component, displayName: 'Storage', activelyAffectedBy: [{ reference: open.id, type, severity: 50 }] },
    ]);
    expect(past).toMatchObject([
      { id: open.id, endedAt: null, affects: [{ reference: component, type, severity: 50 }] },
    ]);
    expect((future as { id: string }[]).map(({ id }) => id)).toContain(planned.id);
    const updates = await Promise.all((past as { id: string }[]).map(({ id }) => read(`/incidents/${id}/updates`)));
    expect(updates).toMatchObject([[{ order: 0, displayName: 'Looking', description: 'We look into it.' }]]);
  });

  test('is allowed by the browser with a token, for reading from any origin and for writing from ours alone', async () => {
    const reading = await preflight('/incidents', 'GET');
    expect(reading.get('access-control-allow-origin')).toBe('*');
    expect(reading.get('access-control-allow-headers')).toContain('authorization');
    const writing = await preflight('/incidents', 'POST');
    expect(writing.get('access-control-allow-origin')).toBeNull();
  });
});
