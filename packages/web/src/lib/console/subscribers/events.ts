import type { ConsoleTexts } from '../texts.ts';

/** What subscribers can be told, by area, the whole area first. */
const areas = [
  ['incident', 'incident.created', 'incident.published', 'incident.updated', 'incident.reopened', 'incident.deleted'],
  ['incident-update', 'incident-update.posted', 'incident-update.edited', 'incident-update.deleted'],
  [
    'maintenance',
    'maintenance.started',
    'maintenance.finished',
    'maintenance.extended',
    'maintenance.cancelled',
    'maintenance.overran',
  ],
] as const;

/**
 * The events as choices by area, with their names in the API beside. What is chosen and not known here stays a choice: saving the
 * form must not lose it.
 */
export function eventChoices(chosen: readonly string[], texts: ConsoleTexts['subscribers']) {
  const known: readonly string[] = areas.flat();
  const others = chosen.filter((event) => !known.includes(event));
  return [
    ...areas.map((events) => events.map((event) => ({ value: event, label: texts[`event-${event}`], detail: event }))),
    ...(others.length === 0 ? [] : [others.map((event) => ({ value: event, label: event }))]),
  ];
}
