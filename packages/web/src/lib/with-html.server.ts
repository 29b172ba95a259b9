import { inOwnWords } from '@scs/status';
import type { PageContext, PublicEvent, PublicEventPage, PublicPostMortem, PublicUpdate } from '@scs/server';
import { renderMarkdown } from './markdown.server.ts';
import { formatsFor } from './times.ts';

/** An event whose texts are HTML that may be shown as it is. */
export interface ShownEvent extends Omit<PublicEvent, 'text' | 'updates'> {
  readonly html: string;
  readonly updates: readonly (Omit<PublicUpdate, 'text'> & { readonly html: string })[];
}

type Reader = Pick<PageContext, 'language' | 'timeZone'>;

/** A title or a text of a timeline; what the platform itself wrote in the reader's language. */
export function inReadersWords(text: string | null, { language, timeZone }: Reader): string | null {
  return text === null ? null : inOwnWords(text, language, formatsFor(language, timeZone).moment);
}

export function withHtml({ text, updates, ...event }: PublicEvent, site: Reader): ShownEvent {
  return {
    ...event,
    html: renderMarkdown(text ?? ''),
    updates: updates.map(({ title, text: update, ...rest }) => ({
      ...rest,
      title: inReadersWords(title, site),
      html: renderMarkdown(inReadersWords(update, site) ?? ''),
    })),
  };
}

/** An event with its post-mortem, whose text is HTML as well. */
export interface ShownEventPage extends ShownEvent {
  readonly postMortem: (Omit<PublicPostMortem, 'text'> & { readonly html: string }) | null;
}

export function pageWithHtml({ postMortem, ...event }: PublicEventPage, site: Reader): ShownEventPage {
  if (postMortem === null) return { ...withHtml(event, site), postMortem };
  const { text, ...rest } = postMortem;
  return { ...withHtml(event, site), postMortem: { ...rest, html: renderMarkdown(text) } };
}
