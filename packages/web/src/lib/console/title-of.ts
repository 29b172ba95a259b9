import { fill } from '../texts.ts';
import { refuse, textOrNull, type Entered } from './forms.ts';
import { basisOf } from './reconcile.ts';
import type { ConsoleTexts } from './texts.ts';

/** What a title may have: it is a line in a list and the subject of a mail. The API takes more. */
export const mostOfTitle = 200;

interface Rules {
  readonly words: Pick<ConsoleTexts['incidents'], 'needsTitle' | 'titleLong'>;
  /** Whether it can be left out, as of a draft. */
  readonly isNeeded: boolean;
}

/** The title that was entered, or why it is refused. One that other clients have made longer stays while it is not touched. */
export function titleOf(entered: Entered, { words, isNeeded }: Rules) {
  const title = textOrNull(entered['displayName']);
  if (isNeeded && title === null) return { refused: refuse('displayName', words.needsTitle, entered) };
  const isTouched = entered['displayName'] !== basisOf(entered)?.['displayName'];
  if (isTouched && title !== null && title.length > mostOfTitle) {
    return { refused: refuse('displayName', fill(words.titleLong, { most: mostOfTitle }), entered) };
  }
  return { title };
}
