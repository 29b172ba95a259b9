import { html } from '../../../http/html.ts';
import type { Texts } from '../texts/texts.ts';
import { layout } from './layout.ts';

/** The ways on from the address of the server. */
export function homeView(texts: Texts): string {
  const { title, text, links } = texts.home;
  const ways = [
    ['/account', links.account],
    ['/api/docs', links.reference],
    ['/api/v2/summary.json', links.summary],
    ['/api/status/components', links.components],
  ] as const;
  return layout(texts, {
    title,
    body: html`<h1>${title}</h1>
      <p>${text}</p>
      <ul>
        ${ways.map(([href, label]) => html`<li><a href="${href}">${label}</a></li> `)}
      </ul>`,
  });
}
