import type { Config } from '../../config/schema.ts';
import type { ColourName } from '../../config/sections/status-look.ts';

/** The tokens of the style sheet that each colour is (packages/web/src/lib/style.css). */
const tokens: Readonly<Record<ColourName, readonly string[]>> = {
  accent: ['accent'],
  link: ['main'],
  operational: ['operational', 'operational-bar'],
  maintenance: ['under_maintenance'],
  degraded: ['degraded_performance', 'degraded_performance-bar'],
  partialOutage: ['partial_outage'],
  majorOutage: ['major_outage'],
};

/**
 * The operator's colours as a style sheet; undefined where there are none.
 *
 * @example themeSheet({ light: { link: '#0f5fe1' }, dark: {} }) // '@media not (prefers-color-scheme:dark){html:root{--main:#0f5fe1}}'
 */
export function themeSheet({ light, dark }: Config['status']['colours']): string | undefined {
  const sheet = rules('not (prefers-color-scheme:dark)', light) + rules('(prefers-color-scheme:dark)', dark);
  return sheet === '' ? undefined : sheet;
}

/** More specific than our own tokens, so that it does not matter which sheet comes first. */
function rules(media: string, colours: Config['status']['colours']['light']): string {
  const given = (Object.keys(tokens) as ColourName[]).flatMap((name) => {
    const colour = colours[name];
    return colour === undefined ? [] : tokens[name].map((token) => `--${token}:${colour}`);
  });
  return given.length === 0 ? '' : `@media ${media}{html:root{${given.join(';')}}}`;
}
