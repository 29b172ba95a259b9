/**
 * Leaves out what XML 1.0 knows no way to write (§2.2): control characters, halves of surrogate pairs, and two noncharacters.
 *
 * @example xmlText('a\u0000b') // 'ab'
 */
export function xmlText(text: string): string {
  return text.toWellFormed().replaceAll(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '');
}
