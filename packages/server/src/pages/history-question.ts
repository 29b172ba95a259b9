import { z } from 'zod';

/** What a reader may ask the history for, as it stands in the address. What makes no sense there is not asked. */
const question = z.object({
  month: z.string().max(10).catch(''),
  q: z.string().trim().max(200).catch(''),
  kind: z.enum(['incident', 'maintenance']).or(z.literal('')).catch(''),
  component: z.guid().or(z.literal('')).catch(''),
  severity: z.string().max(500).catch(''),
  state: z.enum(['open', 'scheduled', 'ended']).or(z.literal('')).catch(''),
  /** Where the list goes on, from the page before. */
  after: z.string().max(500).catch(''),
});

export type HistoryQuestion = z.output<typeof question>;

/** The names of the question's parts in the address. */
export const historyParameters = Object.keys(question.shape);

/**
 * Reads what is asked; an empty text is what is not asked.
 *
 * @example readHistoryQuestion(new URLSearchParams('q=disk&kind=nonsense')) // { q: 'disk', kind: '', … }
 */
export function readHistoryQuestion(query: URLSearchParams): HistoryQuestion {
  return question.parse(Object.fromEntries(historyParameters.map((name) => [name, query.get(name) ?? ''])));
}

/** Whether anything is asked besides a month. */
export function isSearch({ q, kind, component, severity, state, after }: HistoryQuestion): boolean {
  return [q, kind, component, severity, state, after].some((part) => part !== '');
}
