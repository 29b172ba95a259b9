import type { PublicLink, PublicState } from '@scs/server';
import type { Texts } from './texts.ts';
import { nameOr } from './visible.ts';

/** The word for a state: what the operator calls a disturbance, and the page's own word for the rest. */
export function stateWord({ kind, name, status }: PublicState, texts: Texts): string {
  if (kind === 'disturbance') return nameOr(name, texts[status]);
  return kind === 'unknown' ? texts.unrated : texts[status];
}

const headlines = {
  operational: 'allOperational',
  under_maintenance: 'underMaintenance',
  degraded_performance: 'degradedPerformance',
  partial_outage: 'partialOutage',
  major_outage: 'majorOutage',
} as const satisfies Readonly<Record<PublicState['status'], keyof Texts>>;

/** The whole page in one sentence. */
export function headline({ status }: PublicState, texts: Texts): string {
  return texts[headlines[status]];
}

/** The title of an event, also of one that nobody gave a title. */
export function titleOf({ title, isMaintenance }: Omit<PublicLink, 'id'>, texts: Texts): string {
  return nameOr(title, isMaintenance ? texts.untitledMaintenance : texts.untitledIncident);
}

/** Where an event has a page of its own, for as long as it is there. */
export function pathOf({ id, isMaintenance }: Omit<PublicLink, 'title'>): string {
  return `/${isMaintenance ? 'maintenances' : 'incidents'}/${id}`;
}
