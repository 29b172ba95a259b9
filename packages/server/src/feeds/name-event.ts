import { isVisible } from '../pages/shown-name.ts';
import type { FeedEvent } from './read-events.ts';
import type { FeedSettings } from './settings.ts';
import { feedTexts } from './texts.ts';
import { xmlText } from './xml-text.ts';

/** `Incident: Disks are slow`; one line. */
export function titleOf({ title, isMaintenance }: FeedEvent, { language }: Pick<FeedSettings, 'language'>): string {
  const texts = feedTexts[language];
  const kind = isMaintenance ? texts.maintenance : texts.incident;
  const written = xmlText(title ?? '')
    .replaceAll(/\s+/gu, ' ')
    .trim();
  return isVisible(written) ? `${kind}: ${written}` : kind;
}

/** The page of an event. */
export function urlOf({ id, isMaintenance }: FeedEvent, { publicUrl }: Pick<FeedSettings, 'publicUrl'>): string {
  return `${publicUrl}/${isMaintenance ? 'maintenances' : 'incidents'}/${id}`;
}
