import { inOwnWords } from '@scs/status';
import type { Language } from '@scs/store';
import { z } from 'zod';
import { momentIn } from '../feeds/moment-in.ts';
import { isVisible } from '../pages/shown-name.ts';

/** What a message to people says of where it comes from. */
export interface Page {
  /** What the status page is called. */
  readonly name: string;
  /** An origin without a slash at the end. */
  readonly publicUrl: string;
  /** In which it tells the time. */
  readonly timeZone: string;
}

/** What people are told of an event, in no language and no form yet. */
export interface Notice {
  readonly event: NewsEvent | 'other';
  readonly incidentId: string;
  readonly isMaintenance: boolean;
  /** One line, that may be empty. */
  readonly title: string;
  /** Several lines, that may be empty. */
  readonly text: string;
  /** What the phase is called; empty without one. */
  readonly phase: string;
  /** The worst severity, 0 for maintenance; null when nothing is affected. */
  readonly severity: number | null;
  readonly components: readonly string[];
  /** RFC 3339 */
  readonly at: string;
  /** The page of the incident. */
  readonly url: string;
}

/** What people are told of unless they say otherwise: not every edit of a word. */
const news = [
  'incident.created',
  'incident.published',
  'incident.reopened',
  'incident-update.posted',
  'maintenance.started',
  'maintenance.finished',
  'maintenance.extended',
  'maintenance.cancelled',
  'maintenance.overran',
  'post-mortem.published',
] as const;
type NewsEvent = (typeof news)[number];

/** Whether people are told of an event who have not named the events they want. */
export function isNews(event: string): event is NewsEvent {
  return (news as readonly string[]).includes(event);
}

const words = z.object({ displayName: z.string().nullish(), description: z.string().nullish() });
const messageBody = z.object({
  type: z.string(),
  timestamp: z.string(),
  data: z.object({
    incident: words.extend({
      id: z.string(),
      phase: z.object({ name: z.string() }).nullish(),
      affects: z.array(z.object({ severity: z.number().nullable() })).default([]),
      maintenance: z.object({}).nullish(),
    }),
    update: words.nullish(),
    postMortem: z.object({ title: z.string().nullable(), body: z.string() }).nullish(),
    components: z.array(z.object({ displayName: z.string().nullable() })).default([]),
  }),
});

const maxTitle = 200;
const maxText = 3000;

/**
 * Reads what people are told out of the message that webhooks get; what the platform itself wrote in the reader's language.
 *
 * @param body as `composeMessage` wrote it
 */
export function noticeOf(
  body: string,
  { publicUrl, timeZone }: Pick<Page, 'publicUrl' | 'timeZone'>,
  language: Language,
): Notice {
  const { type, timestamp, data } = messageBody.parse(JSON.parse(body));
  const { incident, postMortem } = data;
  const own = (text: string | null | undefined) =>
    inOwnWords(text ?? '', language, (at) => momentIn(at, { language, timeZone }));
  const update = data.update && {
    displayName: own(data.update.displayName),
    description: own(data.update.description),
  };
  const isMaintenance = incident.maintenance !== null && incident.maintenance !== undefined;
  const severities = incident.affects.map(({ severity }) => severity ?? 0);
  return {
    event: isNews(type) ? type : 'other',
    incidentId: incident.id,
    isMaintenance,
    title: oneLine(incident.displayName ?? '', maxTitle),
    text: cut(
      textsOf(incident, update, postMortem)
        .map((part) => harmless(part ?? '').trim())
        .filter((part) => part !== '')
        .join('\n'),
      maxText,
    ),
    phase: oneLine(incident.phase?.name ?? '', maxTitle),
    severity: severities.length === 0 ? null : Math.max(...severities),
    components: data.components.map(({ displayName }) => oneLine(displayName ?? '', maxTitle)).filter(Boolean),
    at: timestamp,
    url: `${publicUrl}/${isMaintenance ? 'maintenances' : 'incidents'}/${incident.id}`,
  };
}

type Words = z.output<typeof words>;
type Said = z.output<typeof messageBody>['data'];

/** What is new, as far as the event has words of its own. */
function textsOf(incident: Words, update: Said['update'], postMortem: Said['postMortem']) {
  if (postMortem) return [postMortem.title, postMortem.body];
  return update ? [update.displayName, update.description] : [incident.description];
}

/**
 * Nothing that ends a line, and so a header, and nothing that turns the direction of what follows; empty where nobody could see
 * anything.
 */
function oneLine(text: string, longest: number): string {
  return isVisible(text) ? cut(harmless(text).replace(/\s+/gu, ' ').trim(), longest) : '';
}

function harmless(text: string): string {
  return text.replace(/\r\n?|[\u2028\u2029]/gu, '\n').replace(/(?!\n)[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, ' ');
}

/** Shortens a text to so many characters, the mark of it included. */
export function cut(text: string, longest: number): string {
  const characters = Array.from(text);
  return characters.length <= longest ? text : `${characters.slice(0, longest - 1).join('')}…`;
}
