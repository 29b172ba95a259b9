/** What the scanner asks of a name. A string is one; a test may hand in a text that counts how often it is read. */
export type Text = Pick<string, 'length' | 'charCodeAt' | 'slice' | 'startsWith'>;

/** Why the scanner gave up. `expected` and `found` are for people, `reason` is the reference's own wording. */
export interface Failure {
  readonly code: 'main-part' | 'extra-characters' | 'value-not-allowed' | 'number-unreadable';
  readonly position: number;
  readonly expected: string;
  readonly found: string;
  readonly reason: string;
}

/** Readings that are accepted although somebody should look at them. Bits, because almost every name has none. */
export const oddity = {
  none: 0,
  sizelessDisk: 1,
  notCanonical: 2,
  emptyDiskCount: 4,
  memoryWithoutUnits: 8,
  manyDisks: 16,
  otherGrammar: 32,
} as const;

/** Where the scanner stands in one name, and what it has met so far. */
export class Cursor {
  position: number;
  oddities: number = oddity.none;
  failure: Failure | undefined = undefined;
  readonly text: Text;

  constructor(text: Text, position: number) {
    this.text = text;
    this.position = position;
  }

  /** The character code `ahead` characters on; NaN beyond the end, which equals no character. */
  peek(ahead = 0): number {
    return this.text.charCodeAt(this.position + ahead);
  }

  hasFailed(): boolean {
    return this.failure !== undefined;
  }

  /** Steps over `code` if it stands here. */
  take(code: number): boolean {
    if (this.text.charCodeAt(this.position) !== code) return false;
    this.position++;
    return true;
  }

  /** Records that the text from `start` to `end` gives `attribute` a value that it must not have. */
  refuse(attribute: string, start: number, end: number, shown: string, allowed: string): void {
    this.failure = {
      code: 'value-not-allowed',
      position: start,
      expected: allowed,
      found: this.text.slice(start, end),
      reason: `${attribute} can not be set to ${shown}; must be ${allowed}`,
    };
  }
}

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
