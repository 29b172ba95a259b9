import { legalTextIn } from '../../pages/look/look.ts';
import type { PageSettings } from '../../pages/settings.ts';
import type { Texts } from './texts/texts.ts';

/** What tells customers whose page they see. */
export interface Masthead {
  /** Of the status page. */
  readonly name: string;
  readonly logo: string | null;
  /** What laws ask for, and the operator's own links. */
  readonly links: readonly { readonly label: string; readonly url: string }[];
}

/** The masthead of the operator's pages, in the language of the texts. */
export function mastheadOf({ name, look }: Pick<PageSettings, 'name' | 'look'>, texts: Texts): Masthead {
  const legal = (['imprint', 'privacy'] as const).flatMap((part) => {
    const found = legalTextIn(look?.[part], texts.language);
    return found === undefined ? [] : [{ label: texts[part], url: 'url' in found ? found.url : `/${part}` }];
  });
  return { name, logo: look?.logo ?? null, links: [...legal, ...(look?.links ?? [])] };
}
