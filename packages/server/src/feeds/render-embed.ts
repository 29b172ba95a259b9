import { createHash } from 'node:crypto';
import { Html, html } from '../http/html.ts';
import type { FeedEvent, FeedEvents } from './read-events.ts';
import type { BadgeState } from './read-states.ts';
import { titleOf, urlOf } from './name-event.ts';
import type { FeedSettings } from './settings.ts';
import { colours, shapeOf, type Theme } from './shapes.ts';
import { feedTexts } from './texts.ts';

/** `auto` follows the reader's system. */
export const embedThemes = ['auto', 'light', 'dark'] as const;
export type EmbedTheme = (typeof embedThemes)[number];

/** A box has room for so many. */
const most = 3;

/**
 * Writes the small page that other sites may put into a frame: the state of the whole, and what is going on. It is one file
 * without a script, and every link opens the status page itself.
 */
export function renderEmbed(
  { state }: BadgeState,
  { events }: FeedEvents,
  settings: FeedSettings & { theme: EmbedTheme; now: Date },
): string {
  const { now, name, publicUrl, language, theme } = settings;
  const texts = feedTexts[language];
  const isGoingOn = ({ isOver, isAnnounced, maintenance, beganAt }: FeedEvent) =>
    !isOver &&
    !isAnnounced &&
    beganAt !== null &&
    new Date(beganAt) <= now &&
    (maintenance === null || maintenance.state === 'running' || maintenance.state === 'overrunning');
  const open = events.filter(isGoingOn).slice(0, most);
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${name}</title>
        <style>${new Html(styleOf(theme))}</style>
      </head>
      <body>
        <main>
          <h1><a href="${publicUrl}" target="_blank" rel="noopener">${name}</a></h1>
          <p class="${state.status}">
            <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">${shapeOf(state.status, 'var(--page)')}</svg>
            ${texts.overall[state.status]}
          </p>
          ${
            open.length === 0
              ? html`<p>${texts.quiet}</p>`
              : html`<ul>
                  ${open.map(
                    (event) =>
                      html`<li><a href="${urlOf(event, settings)}" target="_blank" rel="noopener">${titleOf(event, settings)}</a></li>`,
                  )}
                </ul>`
          }
        </main>
      </body>
    </html> `.text;
}

/** The style is in the page, by its hash; nothing else is loaded; and any site may frame it. */
export function embedPolicy(theme: EmbedTheme): string {
  const hash = createHash('sha256').update(styleOf(theme)).digest('base64');
  return `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'; frame-ancestors *`;
}

function styleOf(theme: EmbedTheme): string {
  const properties = (of: Theme): string =>
    `:root{color-scheme:${of};${Object.entries(colours[of])
      .map(([name, colour]) => `--${name}:${colour}`)
      .join(';')}}`;
  const scheme =
    theme === 'auto'
      ? `${properties('light')}@media(prefers-color-scheme:dark){${properties('dark')}}`
      : properties(theme);
  const states = Object.keys(colours.light)
    .filter((name) => name.includes('_') || name === 'operational')
    .map((name) => `.${name}{color:var(--${name})}`)
    .join('');
  return `${scheme}body{margin:0;padding:12px;background:var(--page);color:var(--text);font:14px/1.5 Lato,system-ui,sans-serif;overflow-wrap:anywhere}h1{margin:0;font-size:16px}p,ul{margin:4px 0;padding:0}p[class]{display:flex;gap:6px;align-items:center;font-weight:700}svg{flex:none;fill:currentColor}ul{list-style:none}a{display:inline-block;min-height:24px;line-height:24px;color:inherit}a:focus-visible{outline:3px solid currentColor}${states}`;
}
