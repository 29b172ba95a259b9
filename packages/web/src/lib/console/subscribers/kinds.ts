import type { ConsoleTexts } from '../texts.ts';

type Word = keyof ConsoleTexts['subscribers'];

/** A field that a kind of subscriber has of its own. Its name is the API's. */
interface KindField {
  readonly name: 'address' | 'room' | 'accessToken';
  readonly word: Word;
  readonly hint?: Word;
  readonly type?: 'text' | 'url' | 'email';
  /** Whether it is never shown: left empty, the one that is there stays. */
  readonly isSecret?: boolean;
}

/** How somebody can be told: what the form asks for, and what the list calls it. */
export interface Kind {
  readonly kind: string;
  readonly word: Word;
  readonly hint: Word;
  readonly fields: readonly KindField[];
  /** Whether people read it: in a language, and unless they say otherwise news alone. */
  readonly isForPeople: boolean;
  /** Whether it can be told of all at once, each day or week. */
  readonly hasDigests?: boolean;
}

const hook: KindField = { name: 'address', word: 'hookAddress', hint: 'hookAddressHint', type: 'url' };

/** The kinds that the console can set up. Of another one, the list shows what the API says. */
export const kinds: readonly Kind[] = [
  {
    kind: 'email',
    word: 'email',
    hint: 'emailHint',
    fields: [{ name: 'address', word: 'emailAddress', hint: 'emailAddressHint', type: 'email' }],
    isForPeople: true,
    hasDigests: true,
  },
  { kind: 'webhook', word: 'webhook', hint: 'webhookHint', fields: [hook], isForPeople: false },
  { kind: 'slack', word: 'slack', hint: 'slackHint', fields: [hook], isForPeople: true },
  { kind: 'teams', word: 'teams', hint: 'teamsHint', fields: [hook], isForPeople: true },
  {
    kind: 'matrix',
    word: 'matrix',
    hint: 'matrixHint',
    fields: [
      { name: 'address', word: 'serverAddress', type: 'url' },
      { name: 'room', word: 'room', hint: 'roomHint' },
      { name: 'accessToken', word: 'accessToken', hint: 'accessTokenHint', isSecret: true },
    ],
    isForPeople: true,
  },
];

/** A kind by its name; undefined for one that the console does not know. */
export function kindOf(name: string): Kind | undefined {
  return kinds.find(({ kind }) => kind === name);
}

/** What a kind is called; the API's own word for one that the console does not know. */
export function kindName(name: string, texts: ConsoleTexts['subscribers']): string {
  const kind = kindOf(name);
  return kind === undefined ? name : texts[kind.word];
}
