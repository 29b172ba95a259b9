import type { PageAsset } from '../page-asset.ts';

/** A link that leads elsewhere, with its label. */
interface LookLink {
  readonly label: string;
  readonly url: string;
}

/** A legal text: Markdown that the page shows itself, or where it stands. */
export type LegalText = { readonly markdown: string } | { readonly url: string };

/** By language. */
export type LegalTexts = ReadonlyMap<string, LegalText>;

/** How the operator wants the public pages to look, read and checked. */
export interface Look {
  /** Where the logo is, such as `/logo.svg`; null without one. */
  readonly logo: string | null;
  /** Where the operator's colours are; null where they are ours. */
  readonly theme: string | null;
  /** The files behind these two, by their path. */
  readonly files: ReadonlyMap<string, PageAsset>;
  /** Markdown; null for nothing. */
  readonly about: string | null;
  readonly imprint: LegalTexts;
  readonly privacy: LegalTexts;
  readonly links: readonly LookLink[];
}

/** A legal text in the reader's language, or in the first that there is: it is better than none. */
export function legalTextIn(texts: LegalTexts | undefined, language: string): LegalText | undefined {
  return texts?.get(language) ?? texts?.values().next().value;
}
