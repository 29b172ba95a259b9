import fc from 'fast-check';
import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import { renderBadge } from './render-badge.ts';
import { renderCalendar } from './render-calendar.ts';
import { embedPolicy, renderEmbed } from './render-embed.ts';
import { renderFeed } from './render-feed.ts';
import { sampleEvent } from './testing/sample-event.ts';
import { feedProblems, xmlProblems } from './testing/xml.ts';

const settings = {
  name: 'Example Cloud',
  publicUrl: 'https://status.example.com',
  timeZone: 'Europe/Berlin',
  language: 'en',
} as const;
const all = { events: [sampleEvent()], component: null };
const operational = { kind: 'operational', severity: null, name: 'operational', status: 'operational' } as const;
const down = { kind: 'disturbance', severity: 100, name: 'broken', status: 'major_outage' } as const;

const nasty =
  ']]> <script>alert(1)</script> & &amp; "\' \u0000\u0008\u001b\ufffe\ud800 \u202e\u200b 👩‍💻 [x](javascript:alert(1)) ![y](https://tracker.example/y.png)';
const nastyEvent = sampleEvent({
  title: nasty.repeat(8),
  text: nasty,
  phase: nasty,
  isMaintenance: false,
  maintenance: null,
  affects: [{ id: 'x', name: nasty, state: down }],
  updates: [{ order: 0, title: nasty, text: nasty, at: '2026-02-02T09:00:00Z' }],
});
const nastyAll = { events: [nastyEvent], component: { id: nastyEvent.id, name: nasty } };
const nastySettings = { ...settings, name: nasty };

test.each(['atom', 'rss'] as const)('%s is what its format asks for, whatever somebody writes', async (form) => {
  for (const text of [
    renderFeed(form, all, settings),
    renderFeed(form, { events: [], component: null }, { ...settings, language: 'de' }),
    renderFeed(form, nastyAll, nastySettings),
  ]) {
    expect(await feedProblems(form, text)).toEqual([]);
    expect(text).not.toMatch(/<script|href="javascript|<img/);
  }
});

test('JSON Feed has what version 1.1 asks for, and titles as text', () => {
  const feed = JSON.parse(renderFeed('json', nastyAll, nastySettings)) as Record<string, unknown>;
  expect(feed).toMatchObject({
    version: 'https://jsonfeed.org/version/1.1',
    home_page_url: 'https://status.example.com',
    feed_url: `https://status.example.com/components/${nastyEvent.id}/feed.json?lang=en`,
    language: 'en',
    authors: [{ url: 'https://status.example.com' }],
    items: [
      {
        id: `urn:uuid:${nastyEvent.id}`,
        url: `https://status.example.com/incidents/${nastyEvent.id}`,
        date_published: '2026-02-01T10:00:00.000Z',
        date_modified: '2026-02-02T10:00:00.000Z',
      },
    ],
  });
  const [item] = feed['items'] as [{ title: string; content_html: string }];
  expect(item.title).toContain('<script>alert(1)</script> & &amp;');
  expect(item.content_html).not.toMatch(/<script|href="javascript|<img/);
  expect(typeof feed['title']).toBe('string');
});

test('the same events make the same bytes', () => {
  for (const form of ['rss', 'atom', 'json'] as const) {
    expect(renderFeed(form, all, settings)).toBe(renderFeed(form, all, settings));
    const none = { events: [], component: null };
    expect(renderFeed(form, none, settings)).toBe(renderFeed(form, none, settings));
  }
  expect(renderCalendar(all, settings)).toBe(renderCalendar(all, settings));
});

/** The one event of a calendar, as a program reads it. */
function parsed(text: string): ICAL.Event {
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
  const [event, ...others] = calendar.getAllSubcomponents('vevent');
  if (event === undefined || others.length > 0) throw new Error('there is to be one event');
  return new ICAL.Event(event);
}
const times = ({ startDate, endDate }: ICAL.Event) => [startDate, endDate].map((time) => time.toJSDate().toISOString());

test('a calendar keeps the UID, tells changes by SEQUENCE, and how often to ask', () => {
  const text = renderCalendar(all, settings);
  expect(text).toContain('REFRESH-INTERVAL;VALUE=DURATION:PT15M\r\n');
  const event = parsed(text);
  expect(event.uid).toBe(all.events[0]?.id);
  expect(event.sequence).toBe(3);
  expect(event.summary).toBe('Maintenance: New switches');
  expect(event.component.getFirstPropertyValue('status')).toBe('CONFIRMED');
  expect(event.component.getFirstPropertyValue('url')).toBe(`https://status.example.com/maintenances/${event.uid}`);
  expect(times(event)).toEqual(['2026-03-01T20:00:00.000Z', '2026-03-01T22:00:00.000Z']);
});

const plan = { plannedStart: '2026-03-01T20:00:00Z', plannedEnd: '2026-03-01T22:00:00Z' };
test.each([
  ['running', { beganAt: '2026-03-01T20:10:00Z' }, ['20:10', '22:00'], 'CONFIRMED'],
  ['completed', { beganAt: '2026-03-01T20:10:00Z', endedAt: '2026-03-01T21:00:00Z' }, ['20:10', '21:00'], 'CONFIRMED'],
  ['cancelled', { endedAt: '2026-03-01T10:00:00Z' }, ['20:00', '22:00'], 'CANCELLED'],
  ['overrunning', { beganAt: '2026-03-01T23:00:00Z' }, ['23:00', '23:00'], 'CONFIRMED'],
] as const)('a maintenance that is %s shows its times and its status', (state, moments, [start, end], status) => {
  const event = parsed(
    renderCalendar(
      { events: [sampleEvent({ ...moments, maintenance: { ...plan, state } })], component: null },
      settings,
    ),
  );
  expect(times(event)).toEqual([`2026-03-01T${start}:00.000Z`, `2026-03-01T${end}:00.000Z`]);
  expect(event.component.getFirstPropertyValue('status')).toBe(status);
});

test('whatever somebody writes, a calendar can be read, and nobody adds a line to it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (title) => {
      const injected = `${title}\r\nATTENDEE:mailto:eve@example.org\n;,\\`;
      const text = renderCalendar(
        { events: [sampleEvent({ title: injected, text: injected })], component: null },
        settings,
      );
      const event = parsed(text);
      expect(event.component.getAllProperties('attendee')).toEqual([]);
      for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    }),
    { numRuns: 50 },
  );
});

test('a badge has a title, a shape and a word, and is well-formed whatever the name', async () => {
  const badge = renderBadge({ state: down, component: { id: 'x', name: 'Compute' } }, { ...settings, theme: 'light' });
  expect(badge).toContain('<title id="title">Compute: broken</title>');
  expect(badge).toContain('role="img"');
  expect(badge).toContain('<path d="M5 0h6l5 5v6l-5 5H5l-5-5V5z"/>');
  const long = renderBadge(
    { state: operational, component: null },
    { ...nastySettings, language: 'de', theme: 'dark' },
  );
  expect(long).toContain('Alles funktioniert');
  expect(long).not.toMatch(/<script|style=|\u202e/);
  for (const text of [badge, long]) expect(await xmlProblems(text)).toEqual([]);
});

test('the page for frames escapes all, and its policy lets in its own style alone', () => {
  const now = new Date('2026-03-01T21:00:00Z');
  const event = { ...nastyEvent, beganAt: '2026-03-01T20:00:00Z' };
  const page = renderEmbed(
    { state: down, component: null },
    { ...nastyAll, events: [event] },
    { ...nastySettings, theme: 'auto', now },
  );
  expect(page).toContain('A major outage');
  expect(page).not.toMatch(/<script|style="/);
  expect(embedPolicy('auto')).toMatch(/^default-src 'none'; style-src 'sha256-[\w+/]+=*'; .*frame-ancestors \*$/);
});
