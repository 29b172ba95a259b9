import type { PublicEvent, PublicEventPage, PublicPostMortem, PublicUpdate } from '@scs/server';
import { renderMarkdown } from './markdown.server.ts';

/** An event whose texts are HTML that may be shown as it is. */
export interface ShownEvent extends Omit<PublicEvent, 'text' | 'updates'> {
  readonly html: string;
  readonly updates: readonly (Omit<PublicUpdate, 'text'> & { readonly html: string })[];
}

/** @param headings the level below the event's own title */
export function withHtml({ text, updates, ...event }: PublicEvent, headings: 2 | 4): ShownEvent {
  const htmlOf = (markdown: string | null) => renderMarkdown(markdown ?? '', { headings });
  return {
    ...event,
    html: htmlOf(text),
    updates: updates.map(({ text: update, ...rest }) => ({ ...rest, html: htmlOf(update) })),
  };
}

/** An event with its post-mortem, whose text is HTML as well. */
export interface ShownEventPage extends ShownEvent {
  readonly postMortem: (Omit<PublicPostMortem, 'text'> & { readonly html: string }) | null;
}

export function pageWithHtml({ postMortem, ...event }: PublicEventPage): ShownEventPage {
  const shown = withHtml(event, 2);
  if (postMortem === null) return { ...shown, postMortem };
  const { text, ...rest } = postMortem;
  return { ...shown, postMortem: { ...rest, html: renderMarkdown(text, { headings: 3 }) } };
}
