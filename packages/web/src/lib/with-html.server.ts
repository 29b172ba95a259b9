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

/** @param headings the level below the event's own title */
export function withHtml({ text, updates, ...event }: PublicEvent, site: Reader, headings: 2 | 4): ShownEvent {
  const htmlOf = (markdown: string | null) => renderMarkdown(markdown ?? '', { headings });
  return {
    ...event,
    html: htmlOf(text),
    updates: updates.map(({ title, text: update, ...rest }) => ({
      ...rest,
      title: inReadersWords(title, site),
      html: htmlOf(inReadersWords(update, site)),
    })),
  };
}

/** An event with its post-mortem, whose text is HTML as well. */
export interface ShownEventPage extends ShownEvent {
  readonly postMortem: (Omit<PublicPostMortem, 'text'> & { readonly html: string }) | null;
}

export function pageWithHtml({ postMortem, ...event }: PublicEventPage, site: Reader): ShownEventPage {
  const shown = withHtml(event, site, 2);
  if (postMortem === null) return { ...shown, postMortem };
  const { text, ...rest } = postMortem;
  return { ...shown, postMortem: { ...rest, html: renderMarkdown(text, { headings: 3 }) } };
}
