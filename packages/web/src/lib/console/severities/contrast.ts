import { fill } from '../../texts.ts';
import type { ConsoleTexts } from '../texts.ts';

/** What severities are drawn on: the cards of tokens.css, light and dark. */
const pages = { light: '#ffffff', dark: '#1c1e21' } as const;
/** What shapes need (WCAG 2.2, 1.4.11). */
const needed = 3;

/** How well a colour stands out, as ratios to 1. */
export interface Contrast {
  readonly light: number;
  readonly dark: number;
  /** Whether it is too little on one of the two. */
  readonly isLow: boolean;
}

/**
 * The contrast of a colour with light and dark pages, rounded down to tenths: what is shown as enough must be enough.
 *
 * @param colour such as `#50c3a5`
 */
export function contrastOf(colour: string): Contrast {
  const own = luminance(colour);
  const ratio = (other: number) =>
    Math.floor((10 * (Math.max(own, other) + 0.05)) / (Math.min(own, other) + 0.05) + 1e-9) / 10;
  const [light, dark] = [ratio(luminance(pages.light)), ratio(luminance(pages.dark))];
  return { light, dark, isLow: light < needed || dark < needed };
}

/** Relative luminance as WCAG 2.2 defines it. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const share = Number.parseInt(colour.slice(start, start + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** A contrast for readers: `2.1 : 1 on light pages, 7.7 : 1 on dark ones.` */
export function contrastText({ light, dark }: Contrast, texts: ConsoleTexts['severities'], language: string): string {
  const format = new Intl.NumberFormat(language);
  return fill(texts.contrastOf, { light: format.format(light), dark: format.format(dark) });
}
