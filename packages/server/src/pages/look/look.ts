import type { PageAsset } from '../page-renderer.ts';

/** A link that leads elsewhere, with its label. */
export interface LookLink {
  readonly label: string;
  readonly url: string;
}

/** A legal text: Markdown that the page shows itself, or where it stands. */
export type LegalText = { readonly markdown: string } | { readonly url: string };

/** The texts that laws ask for, by language. */
export interface LegalTexts {
  readonly imprint: Readonly<Record<string, LegalText>>;
  readonly privacy: Readonly<Record<string, LegalText>>;
}

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
  readonly legal: LegalTexts;
  readonly links: readonly LookLink[];
}

/** Our own look. */
export const plainLook: Look = {
  logo: null,
  theme: null,
  files: new Map(),
  about: null,
  legal: { imprint: {}, privacy: {} },
  links: [],
};
