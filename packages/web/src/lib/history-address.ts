import type { HistoryQuestion } from '@scs/server';

/** Where the history answers a question. */
export function historyAddress(question: HistoryQuestion): string {
  return `/history?${new URLSearchParams(Object.entries(question).filter(([, part]) => part !== '')).toString()}`;
}
