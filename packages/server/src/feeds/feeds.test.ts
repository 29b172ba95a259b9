import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import { withServer } from '../testing/with-server.ts';
import { feedProblems } from './testing/xml.ts';

const hourMs = 3_600_000;
const at = (hours: number) => new Date(Date.now() + hours * hourMs).toISOString();

withServer('feeds', (server) => {
  const get = (path: string, headers: Record<string, string> = {}) =>
    server().request('GET', path, { as: 'stranger', headers });
  const post = async (path: string, body: object): Promise<string> => {
    const answer = await server().request('POST', `/api/v1${path}`, { body });
    expect(answer.status, `${path} ${answer.text}`).toBe(201);
    return (answer.json as { id: string }).id;
  };

  test('tell what strangers may see, of all and of one component', async () => {
    const type = await post('/impact-types', { displayName: 'outage' });
    const shown = await post('/components', { displayName: 'Compute' });
    const other = await post('/components', { displayName: 'Network' });
    const hidden = await post('/components', { displayName: 'Secret', visibility: 'hidden' });
    const affects = (reference: string) => [{ reference, type, severity: 80 }];
    const incident = await post('/incidents', { displayName: 'API is slow', beganAt: at(-1), affects: affects(shown) });
    await post('/incidents', { displayName: 'Links flap', beganAt: at(-2), affects: affects(other) });
    await post('/incidents', { displayName: 'Nobody knows', beganAt: at(-2), affects: affects(hidden) });
    await post('/incidents', { displayName: 'A draft', isDraft: true, beganAt: at(-2), affects: affects(shown) });
    const plan = { plannedStart: at(24), plannedEnd: at(26), affects: [{ reference: shown, type }] };
    const maintenance = await post('/maintenances', { displayName: 'New switches', ...plan });

    for (const form of ['rss', 'atom', 'json']) {
      const all = await get(`/feed.${form}`);
      expect([all.status, all.headers.get('content-type')]).toEqual([200, expect.stringContaining(form)]);
      for (const title of ['API is slow', 'Links flap', 'New switches']) expect(all.text).toContain(title);
      expect(all.text).not.toMatch(/Nobody knows|A draft|Secret/);
      const one = await get(`/components/${shown}/feed.${form}?lang=de`);
      expect(one.text).toContain('Störung: API is slow');
      expect(one.text).not.toContain('Links flap');
      expect((await get(`/components/${hidden}/feed.${form}`)).status).toBe(404);
      expect((await get(`/components/nothing/feed.${form}`)).status).toBe(404);
      if (form !== 'json') expect(await feedProblems(form as 'rss' | 'atom', all.text)).toEqual([]);
    }
    const calendar = await get(`/components/${shown}/maintenance.ics`);
    expect(calendar.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    const events = new ICAL.Component(ICAL.parse(calendar.text) as unknown[]).getAllSubcomponents('vevent');
    expect(
      events.map((event) => [event.getFirstPropertyValue('uid'), event.getFirstPropertyValue('sequence')]),
    ).toEqual([[maintenance, 1]]);
    const cancelled = await server().request('POST', `/api/v1/maintenances/${maintenance}/cancel`, { body: {} });
    expect(cancelled.status).toBe(200);
    const [after] = new ICAL.Component(
      ICAL.parse((await get('/maintenance.ics')).text) as unknown[],
    ).getAllSubcomponents('vevent');
    expect(after?.getFirstPropertyValue('status')).toBe('CANCELLED');
    expect(Number(after?.getFirstPropertyValue('sequence'))).toBeGreaterThan(1);

    expect((await get(`/components/${shown}/badge.svg`)).text).toContain('Compute: ');
    expect((await get(`/components/${other}/badge.svg?lang=de&theme=dark`)).text).toContain('Network: ');
    expect((await get(`/components/${hidden}/badge.svg`)).status).toBe(404);
    const box = await get('/embed');
    expect(box.text).toContain(`/incidents/${incident}`);
    expect(box.headers.get('content-security-policy')).toContain('frame-ancestors *');
    expect(box.headers.get('set-cookie')).toBeNull();
  });

  test('are answered from memory: who has them is told so, and no query makes another answer', async () => {
    for (const path of ['/feed.rss', '/feed.atom', '/feed.json', '/maintenance.ics', '/badge.svg', '/embed']) {
      const first = await get(path);
      const etag = first.headers.get('etag') ?? '';
      expect(etag, path).not.toBe('');
      for (const query of ['', '?', '?lang=xx', '?x=1', '?lang=en&lang=de', '?theme=%00']) {
        const again = await get(`${path}${query}`, { 'if-none-match': etag });
        expect([again.status, again.text], `${path}${query}`).toEqual([304, '']);
      }
      expect((await get(`${path}?lang=de`, { 'if-none-match': etag })).status, path).toBe(200);
    }
  });
});
