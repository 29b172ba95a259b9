import { renderMarkdown } from '@scs/markdown';
import { inOwnWords } from '@scs/status';
import { Feed } from 'feed';
import { Html, html } from '../http/html.ts';
import type { FeedForm } from './feed-forms.ts';
import { momentIn } from './moment-in.ts';
import { titleOf, urlOf } from './name-event.ts';
import type { FeedEvent, FeedEvents } from './read-events.ts';
import type { FeedSettings } from './settings.ts';
import { feedTexts, stateWord } from './texts.ts';
import { xmlText } from './xml-text.ts';

/** What a feed that has never had anything says of when it was changed: nothing may change by itself. */
const never = new Date(0);

/**
 * Writes a feed: RSS 2.0, Atom 1.0 or JSON Feed 1.1. The same events make the same bytes, whenever it is asked for; ids stay
 * when the page moves to another address.
 */
export function renderFeed(form: FeedForm, { events, component }: FeedEvents, settings: FeedSettings): string {
  const { name, publicUrl, language } = settings;
  const title = xmlText(component === null ? name : `${name}: ${component.name}`);
  const self = (of: FeedForm): string => {
    const folder = component === null ? '' : `/components/${component.id}`;
    return `${publicUrl}${folder}/feed.${of}?lang=${language}`;
  };
  const newest = events.map(({ updatedAt }) => new Date(updatedAt).getTime());
  const feed = new Feed({
    id: self('atom').replace(/\?.*$/, ''),
    title,
    description: xmlText(feedTexts[language].feed(title)),
    link: publicUrl,
    language,
    updated: newest.length === 0 ? never : new Date(Math.max(...newest)),
    generator: 'scs',
    feed: self(form),
    feedLinks: { json: self('json') },
    // JSON Feed has several authors since 1.1
    ...(form === 'json' ? {} : { author: { name: xmlText(name), link: publicUrl } }),
  });
  for (const event of events) {
    const said = titleOf(event, settings);
    feed.addItem({
      id: `urn:uuid:${event.id}`,
      // Atom and RSS take titles for HTML, JSON Feed for text
      title: form === 'json' ? said : html`${said}`.text,
      link: urlOf(event, settings),
      published: new Date(event.createdAt),
      date: new Date(event.updatedAt),
      // it is sent as CDATA, which ends at the first of these
      content: xmlText(contentOf(event, settings).text).replaceAll(']]>', ']]&gt;'),
    });
  }
  if (form === 'rss') return feed.rss2();
  if (form === 'atom') return feed.atom1();
  return jsonFeed(feed.json1(), { language, author: { name, url: publicUrl } });
}

/** The library writes version 1.0. */
function jsonFeed(written: string, { language, author }: { language: string; author: object }): string {
  const document = JSON.parse(written) as Record<string, unknown>;
  return JSON.stringify({ ...document, version: 'https://jsonfeed.org/version/1.1', language, authors: [author] });
}

function contentOf(event: FeedEvent, { publicUrl, timeZone, language }: FeedSettings): Html {
  const texts = feedTexts[language];
  const moment = (at: string) => momentIn(at, { language, timeZone });
  const own = (text: string) => inOwnWords(text, language, moment);
  const prose = (text: string | null) => new Html(renderMarkdown(text ?? '', { base: publicUrl }));
  const { maintenance: plan, affects, phase, isOver, isAnnounced, beganAt, endedAt } = event;
  const facts = [
    ...(plan === null
      ? []
      : [
          [
            texts.planned,
            `${plan.plannedStart === null ? '' : moment(plan.plannedStart)} ${texts.until} ${moment(plan.plannedEnd)}`,
          ],
          [texts.status, texts.plans[plan.state]],
        ]),
    ...(isAnnounced
      ? [
          ...(beganAt === null
            ? []
            : [[texts.planned, `${moment(beganAt)}${endedAt === null ? '' : ` ${texts.until} ${moment(endedAt)}`}`]]),
          [texts.status, texts.plans.scheduled],
        ]
      : []),
    ...(affects.length === 0
      ? []
      : [[texts.affected, affects.map(({ name, state }) => `${name} (${stateWord(state, language)})`).join(', ')]]),
    ...(phase === null || isAnnounced ? [] : [[texts.phase, phase]]),
    ...(plan === null && isOver ? [[texts.status, texts.over]] : []),
  ];
  return html`${event.updates.map(
    ({ at, title, text }) =>
      html`<p><strong>${moment(at)}</strong>${title !== null && html` – ${own(title)}`}</p>
        ${prose(text === null ? null : own(text))}`,
  )}${prose(event.text)}${facts.map(([label, value]) => html`<p>${label}: ${value}</p>`)}`;
}
