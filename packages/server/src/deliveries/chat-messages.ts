import { html } from '../http/html.ts';
import type { Notice, Page } from './notice.ts';
import type { Wording } from './wording.ts';

/** All that a message to a chat is made from. */
export interface ChatParts {
  readonly notice: Notice;
  readonly wording: Wording;
  readonly page: Page;
}

/**
 * What Slack's incoming webhooks take, and with them Mattermost and Rocket.Chat: a text and one attachment, since the other
 * two know no blocks. Nothing in it calls anybody.
 */
export function slackMessage({ notice, wording, page }: ChatParts): object {
  const said = (text: string) =>
    text
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      // Mattermost and Rocket.Chat call everybody by plain words
      .replaceAll(/@(?=\w)/g, '@\u200b');
  const headline = said(wording.headline);
  return {
    text: `*${said(page.name)}*`,
    attachments: [
      {
        fallback: headline,
        color: colourOf(notice),
        title: headline,
        title_link: notice.url,
        text: said(notice.text),
        fields: wording.facts.map(({ name, value }) => ({ title: name, value: said(value), short: false })),
        ts: Math.floor(Date.parse(notice.at) / 1000),
      },
    ],
  };
}

/** What the webhooks of Teams' Workflows take: a message with an Adaptive Card. */
export function teamsMessage({ notice, wording, page }: ChatParts): object {
  // cards read a little Markdown: a link could lead elsewhere than it says
  const said = (text: string) => text.replaceAll(/[\\[\]*_`]/g, (character) => `\\${character}`);
  const block = (text: string, more: object = {}) => ({ type: 'TextBlock', text: said(text), wrap: true, ...more });
  return {
    type: 'message',
    attachments: [
      {
        contentType: 'application/vnd.microsoft.card.adaptive',
        contentUrl: null,
        content: {
          $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
          type: 'AdaptiveCard',
          version: '1.4',
          body: [
            block(page.name, { isSubtle: true }),
            block(wording.headline, { size: 'Medium', weight: 'Bolder' }),
            ...(notice.text === '' ? [] : notice.text.split('\n').map((line) => block(line))),
            ...(wording.facts.length === 0
              ? []
              : [
                  {
                    type: 'FactSet',
                    facts: wording.facts.map(({ name, value }) => ({ title: name, value: said(value) })),
                  },
                ]),
          ],
          actions: [{ type: 'Action.OpenUrl', title: wording.more, url: notice.url }],
        },
      },
    ],
  };
}

/** The content of a Matrix event `m.room.message`: a notice, which bots do not answer, as text and as HTML. */
export function matrixMessage({ notice, wording, page }: ChatParts): object {
  const facts = wording.facts.map(({ name, value }) => `${name}: ${value}`);
  return {
    msgtype: 'm.notice',
    body: [`${page.name} – ${wording.headline}`, notice.text, ...facts, notice.url].filter(Boolean).join('\n'),
    format: 'org.matrix.custom.html',
    formatted_body: html`${page.name} – <a href="${notice.url}"><strong>${wording.headline}</strong></a>${[
      ...(notice.text === '' ? [] : notice.text.split('\n')),
      ...facts,
    ].map((line) => html`<br />${line}`)}`.text,
    // nobody is called by it
    'm.mentions': {},
  };
}

/** Blue for maintenance, grey for what affects nothing, else orange and red: safe for who does not tell red from green. */
function colourOf({ severity, isMaintenance }: Notice): string {
  if (isMaintenance) return '#0072b2';
  if (severity === null) return '#767676';
  return severity > 66 ? '#c8350b' : '#e69f00';
}
