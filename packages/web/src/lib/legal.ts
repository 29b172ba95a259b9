import type { LegalText } from '@scs/server';

/** A legal text in the reader's language, or in the first that there is: it is better than none. */
export function legalTextIn(
  texts: Readonly<Record<string, LegalText>> | undefined,
  language: string,
): LegalText | undefined {
  return texts?.[language] ?? Object.values(texts ?? {})[0];
}
