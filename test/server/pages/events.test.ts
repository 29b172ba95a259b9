import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { fillPage, type SamplePage } from './sample-page.ts';
import { at, startPages, type PagesServer } from './start-pages.ts';

describe('events that are late, called off or still to come', () => {
  let server: PagesServer;
  let sample: SamplePage;
  beforeAll(async () => {
    server = await startPages();
    sample = await fillPage(server);
  }, 60_000);
  afterAll(() => server.remove());

  /** The article or the line of an event on a page. */
  async function partOf(path: string, id: string, headers: Record<string, string> = {}): Promise<string> {
    const { status, text } = await server.read(path, headers);
    expect(status, path).toBe(200);
    return new RegExp(`<(article|li)[^>]* id="${id}"[^]*?</\\1>`).exec(text)?.[0] ?? '';
  }

  /** The moments that it tells, in their order. */
  const timesIn = (html: string) =>
    [...html.matchAll(/datetime="([^"]*)"/g)].map(([, moment = '']) => Date.parse(moment));
  const monthOf = (moment: string) =>
    new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Berlin' }).format(new Date(moment)).slice(0, 7);
  const minute = (moment: string) => Math.floor(Date.parse(moment) / 60_000) * 60_000;

  const plan = (displayName: string, body: object) =>
    server.make('/maintenances', {
      displayName,
      affects: [{ reference: sample.component, type: sample.type }],
      ...body,
    });

  test('a maintenance that is late stays on the page and in the month of its plan, before those to come', async () => {
    const plannedStart = at(-1);
    const late = await plan('Waits for somebody', { plannedStart, plannedEnd: at(1), startsByItself: false });
    // the worker writes down that nobody has started it
    await vi.waitFor(async () => {
      expect((await server.read(`/maintenances/${late}`)).text).toContain('Maintenance delayed');
    }, 20_000);
    await vi.waitFor(async () => {
      expect(await partOf('/', late)).toContain('late');
    }, 10_000);
    const { text } = await server.read('/');
    expect(text.indexOf(late)).toBeLessThan(text.indexOf(sample.maintenance));
    expect(await partOf(`/history/${monthOf(plannedStart)}`, late)).toContain('late');
    expect((await server.read('/history/2019-04')).text).toContain(`href="/history/${monthOf(at(-50))}" rel="next"`);
  });

  test('one that was called off before it began tells in the history when it was planned', async () => {
    const [plannedStart, plannedEnd] = [at(48), at(50)];
    const id = await plan('Called off', { plannedStart, plannedEnd });
    await server.make(`/maintenances/${id}/cancel`, {});
    const told = await partOf(`/history/${monthOf(at(0))}`, id);
    expect(told).toContain('cancelled');
    expect(timesIn(told)).toEqual([plannedStart, plannedEnd].map((moment) => Date.parse(moment)));
  });

  test('what the platform writes into a timeline is in the reader’s language; the APIs keep to English', async () => {
    const started = await plan('Just entered', { plannedStart: at(-0.5), plannedEnd: at(1) });
    const extended = await plan('Gets more time', { plannedStart: at(72), plannedEnd: at(73) });
    await server.make(`/maintenances/${extended}/extend`, { plannedEnd: at(74) });
    await vi.waitFor(async () => {
      expect((await server.read(`/maintenances/${started}`)).text).toContain('Maintenance started');
    }, 20_000);
    const german = { 'accept-language': 'de' };
    const { text } = await server.read(`/maintenances/${started}`, german);
    expect(text).toMatch(/Wartung begonnen<\/p>.*Die Wartung hat wie geplant begonnen\.<\/p>/s);
    // it was entered afterwards: nothing could have been recorded at the time
    expect(text).not.toMatch(/Eingetragen|Maintenance/);
    expect((await server.read(`/maintenances/${extended}`, german)).text).toMatch(
      /Wartung verlängert<\/p>.*Das geplante Ende der Wartung ist jetzt [^<]*(?:MEZ|MESZ) statt/s,
    );
    expect((await server.read('/feed.atom?lang=de')).text).toContain('Die Wartung hat wie geplant begonnen.');
    expect(JSON.parse((await server.read(`/api/v1/maintenances/${started}`)).text)).toMatchObject({
      updates: [{ displayName: 'Maintenance started', description: 'The maintenance has started as planned.' }],
    });
    const console = await server.read(`/console/maintenances/${started}`, {
      ...german,
      authorization: `Bearer ${server.token}`,
    });
    expect(console.text).toContain('Die Wartung hat wie geplant begonnen.');
  });

  test('an incident that is announced is told of as planned, and as nothing that goes on', async () => {
    const [beganAt, endedAt] = [at(48), at(49)];
    const affects = [{ reference: sample.component, type: sample.type, severity: 90 }];
    const id = await server.make('/incidents', { displayName: 'A strike', beganAt, affects });
    const sooner = await server.make('/incidents', { displayName: 'A storm', beganAt: at(24), endedAt, affects });
    await server.make('/incidents', { displayName: 'Next year', beganAt: at(24 * 400), affects });
    const { text } = await server.read('/');
    expect(text).toContain('<h2 id="announced">Announced</h2>');
    expect(text.indexOf(sooner)).toBeLessThan(text.indexOf(id));
    expect(text).not.toContain('Next year');
    const card = await partOf('/', id);
    for (const part of [card, (await server.read(`/incidents/${id}`)).text]) {
      expect(part).toMatch(/class="tag[^"]*"><bdi>planned<\/bdi>/);
      expect(part).toContain('<dt>Planned</dt>');
      expect(part).not.toMatch(/<article class="event [a-z]+_[a-z]+/);
      expect(part).not.toMatch(/Began|Investigating/);
    }
    expect(timesIn(card)).toEqual([Date.parse(beganAt)]);
    expect(await partOf('/', id, { 'accept-language': 'de' })).toContain('<bdi>geplant</bdi>');
    expect(await partOf(`/history/${monthOf(beganAt)}`, id)).toContain('<bdi>planned</bdi>');
    // nobody knew of it before it was announced
    expect((await server.read(`/?at=${encodeURIComponent(at(-1))}`)).text).not.toContain('A strike');
    expect(await partOf(`/?at=${encodeURIComponent(new Date().toISOString())}`, id)).toContain('<bdi>planned</bdi>');
    expect((await server.read('/feed.json')).text).toContain('<p>Status: scheduled</p>');
    expect((await server.read('/embed')).text).not.toContain('A strike');
  });

  test('what a compatible client has opened without a begin goes on', async () => {
    const made = await fetch(`${server.url}/api/status/incidents`, {
      method: 'POST',
      headers: { authorization: `Bearer ${server.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        displayName: 'No begin',
        affects: [{ reference: sample.component, type: sample.type, severity: 100 }],
      }),
    });
    expect(made.status).toBe(201);
    const { id } = (await made.json()) as { id: string };
    const now = at(0);
    const read = async (path: string) => JSON.parse((await server.read(path)).text) as unknown;
    expect(await read(`/api/v1/incidents/${id}`)).toMatchObject({ state: 'open', beganAt: null, endedAt: null });
    expect((await server.read('/api/v2/incidents/unresolved.json')).text).toContain(id);
    const card = await partOf('/', id);
    expect(card).toContain('<dt>Began</dt>');
    expect(minute(new Date(timesIn(card)[0] ?? 0).toISOString())).toBeGreaterThanOrEqual(minute(now) - 60_000);
    expect(await partOf(`/history/${monthOf(now)}`, id)).not.toBe('');
    expect((await server.read('/embed')).text).toContain('No begin');
    // upstream's documents stay as they are
    expect(await read(`/api/status/incidents/${id}`)).toMatchObject({ data: { beganAt: null, endedAt: null } });
    expect(await read(`/api/status/components/${sample.component}`)).toMatchObject({
      data: { activelyAffectedBy: expect.arrayContaining([expect.objectContaining({ reference: id })]) as unknown },
    });
    const window = `start=${encodeURIComponent(at(-24))}&end=${encodeURIComponent(at(24))}`;
    expect((await server.read(`/api/status/incidents?${window}`)).text).not.toContain(id);
  });
});
