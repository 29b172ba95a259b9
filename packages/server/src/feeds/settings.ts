import type { Language } from '@scs/store';

/** Those that there are words of feeds in. */
export const feedLanguages = ['en', 'de'] as const satisfies readonly Language[];

/** What feeds, calendars and badges say of where they come from. All of them are made from this and from data alone. */
export interface FeedSettings {
  /** What the status page is called. */
  readonly name: string;
  /** An origin without a slash at the end. */
  readonly publicUrl: string;
  /** In which times are told. */
  readonly timeZone: string;
  readonly language: Language;
}

/** The component that a feed is narrowed to. */
export interface FeedComponent {
  readonly id: string;
  readonly name: string;
}
