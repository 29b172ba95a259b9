import type { Config } from './schema.ts';
import type { ColourName } from './sections/status-look.ts';
import type { ConfigWarning } from './warning.ts';

/** What colours are seen on: the page, and the cards on it (packages/web/src/lib/style.css). */
const grounds = { light: ['#f6f7f8', '#ffffff'], dark: ['#121315', '#1c1e21'] } as const;

/** WCAG 2.2: text 4.5 to 1 (§1.4.3), what is no text 3 to 1 (§1.4.11). */
const least: Readonly<Record<ColourName, number>> = {
  accent: 3,
  link: 4.5,
  operational: 4.5,
  maintenance: 4.5,
  degraded: 4.5,
  partialOutage: 4.5,
  majorOutage: 4.5,
};

/** The colours that people with weak sight could not tell from what is behind them. */
export function lowContrasts(colours: Config['status']['colours']): ConfigWarning[] {
  return (['light', 'dark'] as const).flatMap((theme) =>
    (Object.keys(least) as ColourName[]).flatMap((name) => {
      const colour = colours[theme][name];
      if (colour === undefined) return [];
      const contrast = Math.min(...grounds[theme].map((ground) => contrastOf(colour, ground)));
      if (contrast >= least[name]) return [];
      const found = (Math.floor(contrast * 10) / 10).toFixed(1);
      return [
        {
          code: 'low-contrast' as const,
          message: `status.colours.${theme}.${name} is ${colour}: its contrast is ${found} to 1, and WCAG AA asks for ${least[name]}`,
          hint: `Give a ${theme === 'light' ? 'darker' : 'lighter'} colour, or leave ours.`,
        },
      ];
    }),
  );
}

/**
 * How well two colours can be told apart, 1 to 21 (WCAG 2.2, contrast ratio).
 *
 * @example contrastOf('#000000', '#ffffff') // 21
 */
export function contrastOf(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
