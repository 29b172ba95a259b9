import { makeVisible, makeVisibleAndShort } from './visible.ts';

/** Longer names are of no use on a terminal; the report files have them in full. */
const defaultLimit = 200;

/**
 * Text of unknown origin, made harmless for a terminal: one line, without control characters, escape sequences,
 * bidirectional overrides or invisible characters, and shortened.
 *
 * @param limit characters to keep; `Infinity` for all, such as in a command line that is to be copied
 * @example
 * ```ts
 * escapeForTerminal('\u001b]0;owned\u0007'); // '\\x1b]0;owned\\x07'
 * ```
 */
export function escapeForTerminal(text: string, limit = defaultLimit): string {
  return limit === Infinity ? makeVisible(text) : makeVisibleAndShort(text, limit);
}
