import type { ConsoleTexts } from './texts.ts';

/** What a page says that was done, by the word in its address: `?done=saved`. */
const words = {
  saved: 'saved',
  created: 'created',
  deleted: 'deleted',
  draft: 'wasDraft',
  published: 'published',
  posted: 'posted',
  ended: 'ended',
  reopened: 'reopened',
  retried: 'retried',
  revoked: 'revoked',
} as const satisfies Readonly<Record<string, keyof ConsoleTexts['common']>>;

/** The sentence for it; undefined for what nobody has done. */
export function noticeOf(done: string | null, texts: ConsoleTexts['common']): string | undefined {
  return done !== null && Object.hasOwn(words, done) ? texts[words[done as keyof typeof words]] : undefined;
}
