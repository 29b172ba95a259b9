import { makeVisible } from './visible.ts';

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/**
 * Text for XML content or an attribute in double quotes, on one line. What XML 1.0 cannot hold in any way, not even as a
 * character reference (§2.2 Char: most control characters, unpaired surrogates, U+FFFE), is among what `makeVisible`
 * writes as an escape.
 */
export function escapeForXml(text: string): string {
  return makeVisible(text).replace(/[&<>"]/g, (character) => entities[character] ?? '');
}
