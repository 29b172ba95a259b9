import { quoteName } from './quote-name.ts';
import { suggestName } from './suggest-name.ts';

/**
 * - `not-a-string`, `unknown-grammar`: the caller's mistake.
 * - `main-part`: CPU count, CPU type and memory are not what the name starts with.
 * - `number-unreadable`: what should be a number is none, or has more than 4300 digits.
 * - `value-not-allowed`: the name is well formed, but one value is not in the standard's tables or range.
 * - `extra-characters`: a valid name, and then something more.
 * - `wrong-grammar`: a valid name of a version that the chosen strategy does not tolerate.
 * - `too-many-disks`: a valid name whose extra specs would fill the memory.
 */
export type FlavorNameErrorCode =
  | 'not-a-string'
  | 'unknown-grammar'
  | 'main-part'
  | 'number-unreadable'
  | 'value-not-allowed'
  | 'extra-characters'
  | 'wrong-grammar'
  | 'too-many-disks';

export interface FlavorNameErrorDetails {
  readonly code: FlavorNameErrorCode;
  /** The name as it was given; text of the value when it was no string. */
  readonly input: string;
  /** Index into the input, in UTF-16 units, of the first character that does not fit. */
  readonly position: number;
  /** What would fit there, in words. */
  readonly expected: string;
  /** What is there, to the end of the part that does not fit. */
  readonly found: string;
  /** The reference's own wording of the mistake. */
  readonly reason: string;
}

/** The only thing that this package throws. The message holds the reference's wording, for those who look for that. */
export class FlavorNameError extends Error implements FlavorNameErrorDetails {
  override readonly name = 'FlavorNameError';
  readonly code: FlavorNameErrorCode;
  readonly input: string;
  readonly position: number;
  readonly expected: string;
  readonly found: string;
  readonly reason: string;
  #suggestion: string | null | undefined;

  constructor({ code, input, position, expected, found, reason }: FlavorNameErrorDetails) {
    // Reasons about a value name what it must be; the others do not say what would fit.
    const fitting = reason.endsWith(expected) ? '' : `; expected ${expected}`;
    super(`${quoteName(input)}: ${reason} (at position ${position}${fitting})`);
    this.code = code;
    this.input = input;
    this.position = position;
    this.expected = expected;
    this.found = found;
    this.reason = reason;
  }

  /** A canonical name that was probably meant, or null. Worked out when it is first asked for. */
  get suggestion(): string | null {
    if (this.#suggestion === undefined) {
      const suggestion = suggestName(this.input);
      // To repeat what was given helps nobody.
      this.#suggestion = suggestion === this.input ? null : suggestion;
    }
    return this.#suggestion;
  }
}
