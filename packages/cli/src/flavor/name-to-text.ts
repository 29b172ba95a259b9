import { describeFlavor, printFlavorName } from '@scs/flavor-names';
import type { FlavorNameError, ParsedName } from '@scs/flavor-names';
import { escapeName, escapeShort } from './escape.ts';

export type Style = (style: 'bold' | 'red' | 'green' | 'yellow' | 'dim', text: string) => string;

/** How much of a name is shown around the place of a mistake. */
const before = 40;
const after = 30;

/**
 * What `scs flavor parse` prints of one name: a line for a valid one, and for a mistake the place and what was
 * probably meant.
 *
 * @example
 *   SCS-2C-4ou-10n: invalid: Extra characters: u-10n [extra-characters]
 *     SCS-2C-4ou-10n
 *              ^ expected a disk (-20s), … or the end of the name
 *     did you mean SCS-2C-4uo-10n?
 */
export function nameToText(name: string, parsed: ParsedName, style: Style): string {
  const shown = style('bold', name === '' ? '(empty)' : escapeShort(name));
  switch (parsed.kind) {
    case 'not-scs':
      return `${shown}: ${style('dim', 'not an SCS name')}`;
    case 'invalid':
      return [
        `${shown}: ${style('red', 'invalid')}: ${escapeShort(parsed.error.reason, 160)} [${parsed.error.code}]`,
        ...caretLines(name, parsed.error).map((line) => `  ${line}`),
        ...(parsed.error.suggestion === null ? [] : [`  did you mean ${style('green', parsed.error.suggestion)}?`]),
      ].join('\n');
    case 'scs': {
      const canonical = printFlavorName(parsed.flavor);
      return [
        `${shown}: ${describeFlavor(parsed.flavor)}`,
        ...(canonical === name ? [] : [`  canonical: ${style('green', canonical)}`]),
        ...parsed.warnings.map(({ code, message }) => `  ${style('yellow', 'warning')}: ${message} [${code}]`),
      ].join('\n');
    }
  }
}

/** The part of the name around the mistake, and a caret below its first character. */
function caretLines(name: string, { position, expected }: FlavorNameError): string[] {
  const start = Math.max(0, position - before);
  const lead = `${start > 0 ? '...' : ''}${escapeName(name.slice(start, position))}`;
  const rest = `${escapeName(name.slice(position, position + after))}${position + after < name.length ? '...' : ''}`;
  return [`${lead}${rest}`, `${' '.repeat(lead.length)}^ expected ${expected}`];
}
