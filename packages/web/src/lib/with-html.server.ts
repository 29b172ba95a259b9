import type { PublicEvent, PublicEventPage, PublicPostMortem, PublicUpdate } from '@scs/server';
import { renderMarkdown } from './markdown.server.ts';

/** An event whose texts are HTML that may be shown as it is. */
export interface ShownEvent extends Omit<PublicEvent, 'text' | 'updates'> {
  readonly html: string;
  readonly updates: readonly (Omit<PublicUpdate, 'text'> & { readonly html: string })[];
}

export function withHtml({ text, updates, ...event }: PublicEvent): ShownEvent {
  return {
    ...event,
    html: renderMarkdown(text ?? ''),
    updates: updates.map(({ text: update, ...rest }) => ({ ...rest, html: renderMarkdown(update ?? '') })),
  };
}

/** An event with its post-mortem, whose text is HTML as well. */
export interface ShownEventPage extends ShownEvent {
  readonly postMortem: (Omit<PublicPostMortem, 'text'> & { readonly html: string }) | null;
}

export function pageWithHtml({ postMortem, ...event }: PublicEventPage): ShownEventPage {
  if (postMortem === null) return { ...withHtml(event), postMortem };
  const { text, ...rest } = postMortem;
  return { ...withHtml(event), postMortem: { ...rest, html: renderMarkdown(text) } };
}
