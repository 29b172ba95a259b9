import { html } from '../http/html.ts';
import { cut } from '../deliveries/notice.ts';
import type { BadgeState } from './read-states.ts';
import type { FeedSettings } from './settings.ts';
import { colours, shapeOf, type Theme } from './shapes.ts';
import { feedTexts, stateWord } from './texts.ts';
import { xmlText } from './xml-text.ts';

export const badgeType = 'image/svg+xml; charset=utf-8';

const longest = { name: 40, word: 40 };
const height = 24;
const fontSize = 12;
/** Wide enough for most fonts at this size; the text is set to exactly this. */
const letterWidth = 6.2;

/** Draws a badge: the name, a shape and a word. It has a title for who does not see it, and asks for no font and no style. */
export function renderBadge(
  { state, component }: BadgeState,
  { name, language, theme }: Pick<FeedSettings, 'name' | 'language'> & { theme: Theme },
): string {
  const label = shown(component?.name ?? name, longest.name);
  const word = shown(
    component === null ? feedTexts[language].overall[state.status] : stateWord(state, language),
    longest.word,
  );
  const widths = [label, word].map((text) => Math.ceil(widthOf(text) * letterWidth)) as [number, number];
  const [labelWidth, wordWidth] = widths;
  const shapeAt = labelWidth + 20;
  const wordAt = shapeAt + 22;
  const width = wordAt + wordWidth + 10;
  const { text, page, line, [state.status]: colour } = colours[theme];
  const title = `${label}: ${word}`;
  return html`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title" xml:lang="${language}"><title id="title">${title}</title><rect x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="5" fill="${page}" stroke="${line}"/><g font-family="Lato,Verdana,sans-serif" font-size="${fontSize}"><text x="10" y="16" textLength="${labelWidth}" lengthAdjust="spacingAndGlyphs" fill="${text}">${label}</text><text x="${wordAt}" y="16" textLength="${wordWidth}" lengthAdjust="spacingAndGlyphs" fill="${colour}" font-weight="bold">${word}</text></g><g transform="translate(${shapeAt} 4)" fill="${colour}">${shapeOf(state.status, page)}</g></svg>
`.text;
}

/** Nothing that XML does not know, and nothing that turns the direction of what follows. */
function shown(text: string, most: number): string {
  const line = xmlText(text)
    .replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim();
  return cut(line, most);
}

/** In letters: those of East Asian scripts and emoji are twice as wide. */
function widthOf(text: string): number {
  return Array.from(text).reduce(
    (sum, letter) => sum + (/[\u1100-\uffdc\u{1f000}-\u{3ffff}]/u.test(letter) ? 2 : 1),
    0,
  );
}
