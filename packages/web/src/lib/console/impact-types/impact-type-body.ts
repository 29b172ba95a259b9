import type { ImpactTypeDocument } from '@scs/server';
import { readAll } from '../api.ts';
import { refuse, textOrNull, type Entered } from '../forms.ts';
import type { ConsoleTexts } from '../texts.ts';

interface Circumstances {
  readonly texts: ConsoleTexts;
  /** What is changed; left out for a new one. */
  readonly id?: string;
}

/**
 * What the API takes of an impact type, from the fields of its form; or why the form is refused. The API lets two have the
 * same name; whoever has to choose between them could not tell them apart.
 */
export async function impactTypeBody(fetch: typeof globalThis.fetch, entered: Entered, { texts, id }: Circumstances) {
  const displayName = textOrNull(entered['displayName']);
  if (displayName === null) return { refused: refuse('displayName', texts.common.needsName, entered) };
  const folded = (name: string) => name.trim().toLowerCase();
  const others = (await readAll<ImpactTypeDocument>(fetch, '/impact-types')).filter((other) => other.id !== id);
  if (others.some((other) => folded(other.displayName) === folded(displayName))) {
    return { refused: refuse('displayName', texts.impactTypes.taken, entered) };
  }
  return { body: { displayName, description: textOrNull(entered['description']) } };
}
