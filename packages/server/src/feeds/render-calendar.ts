import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { PublicPlan } from '../pages/model.ts';
import { titleOf, urlOf } from './name-event.ts';
import type { FeedEvent, FeedEvents } from './read-events.ts';
import type { FeedSettings } from './settings.ts';
import { feedTexts } from './texts.ts';
import { xmlText } from './xml-text.ts';

/** How often programs should ask again. */
const refreshSeconds = 15 * 60;
const longestText = 2000;

/**
 * Writes a calendar (RFC 5545) of maintenances. Each keeps its UID; its SEQUENCE grows with each change, so that programs take the
 * new times; one that was cancelled says so. Once it runs or is over, the times are those that it really had. The same events
 * make the same bytes.
 */
export function renderCalendar({ events, component }: FeedEvents, settings: FeedSettings): string {
  const { name, publicUrl, language } = settings;
  const texts = feedTexts[language];
  const calendar = ical({
    name: xmlText(texts.calendar(component === null ? name : `${name}: ${component.name}`)),
    method: ICalCalendarMethod.PUBLISH,
    prodId: { company: 'SCS', product: 'status', language: language.toUpperCase() },
    ttl: refreshSeconds,
    url: publicUrl,
  });
  for (const event of events) {
    const { maintenance: plan } = event;
    if (plan === null) continue;
    const { start, end } = timesOf(event, plan);
    calendar.createEvent({
      id: event.id,
      sequence: event.version,
      stamp: new Date(event.updatedAt),
      created: new Date(event.createdAt),
      lastModified: new Date(event.updatedAt),
      start,
      end,
      summary: titleOf(event, settings),
      description: descriptionOf(event, plan, settings),
      location: null,
      url: urlOf(event, settings),
      status: plan.state === 'cancelled' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    });
  }
  return calendar.toString();
}

/** A cancelled one keeps the times that were planned: there programs have it. */
function timesOf({ beganAt, endedAt }: FeedEvent, plan: PublicPlan): { start: Date; end: Date } {
  const isCancelled = plan.state === 'cancelled';
  const planned = { start: plan.plannedStart ?? plan.plannedEnd, end: plan.plannedEnd };
  const start = new Date((isCancelled ? null : beganAt) ?? planned.start);
  const end = new Date((isCancelled ? null : endedAt) ?? planned.end);
  return { start, end: end < start ? start : end };
}

function descriptionOf(event: FeedEvent, plan: PublicPlan, settings: FeedSettings): string {
  const texts = feedTexts[settings.language];
  const affected = event.affects.map(({ name }) => name).join(', ');
  const lines = [
    event.text ?? '',
    affected === '' ? '' : `${texts.affected}: ${affected}`,
    `${texts.status}: ${texts.plans[plan.state]}`,
    urlOf(event, settings),
  ];
  const shortened = lines.map((line) => (line.length > longestText ? `${line.slice(0, longestText - 1)}…` : line));
  return xmlText(shortened.filter((line) => line !== '').join('\n\n'));
}
