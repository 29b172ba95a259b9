import { renderMarkdown } from '@scs/markdown';
import type { Language } from '@scs/store';
import { cut, noticeOf, type Notice, type Page } from '../deliveries/notice.ts';
import { wordingOf } from '../deliveries/wording.ts';
import { momentIn } from '../feeds/moment-in.ts';
import { Html, html } from '../http/html.ts';
import type { LinkTokens } from './link-tokens.ts';
import { mailTexts } from './texts.ts';
import type { Mail } from './mail.ts';

/** Whom a message is for, and where it comes from. */
export interface MailParts {
  /** The delivery that it is. */
  readonly id: string;
  readonly subscriptionId: string;
  readonly address: string;
  readonly language: Language;
  readonly page: Page;
  readonly links: LinkTokens;
  /** The domain of the sender; ids of messages end in it. */
  readonly domain: string;
}

/** What a mail says, before it is text and HTML. */
interface Content {
  readonly subject: string;
  readonly text: string;
  readonly html: Html;
  readonly references?: string;
  /** Whether it came by itself, and can be unsubscribed from. */
  readonly isNews: boolean;
}

const longest = { name: 60, subject: 160, item: 600 };
/** Of a digest; a mail of hundreds of pages is read by nobody. */
const mostEvents = 50;

/** One event, told as soon as it happened. */
export function noticeMail(message: string, parts: MailParts): Mail {
  const { page, language, domain } = parts;
  const notice = noticeOf(message, page, language);
  const { headline, facts, more } = wordingOf(notice, language);
  const rows = [
    ...facts.map(({ name, value }) => `${name}: ${value}`),
    momentIn(notice.at, { language, timeZone: page.timeZone }),
  ];
  return mail(parts, {
    subject: `[${cut(page.name, longest.name)}] ${headline}`,
    text: [headline, notice.text, rows.join('\n'), `${more}: ${notice.url}`].filter(Boolean).join('\n\n'),
    html: html`<h1 style="font-size:1.25em"><a href="${notice.url}">${headline}</a></h1>
      ${markdown(notice.text, page)}
      <p>${rows.map((row, index) => [index > 0 && html`<br />`, row])}</p>
      <p><a href="${notice.url}">${more}</a></p>`,
    references: `<incident.${notice.incidentId}@${domain}>`,
    isNews: true,
  });
}

/**
 * What happened since the last digest, by incident.
 *
 * @param messages as webhooks get them, the oldest first
 */
export function digestMail(period: 'daily' | 'weekly', messages: readonly string[], parts: MailParts): Mail {
  const { page, language } = parts;
  const texts = mailTexts[language];
  const byIncident = [
    ...Map.groupBy(
      messages.map((message) => noticeOf(message, page, language)),
      (one) => one.incidentId,
    ),
  ];
  const told = byIncident.slice(0, mostEvents).map(([, notices]) => toldOf(notices, language, page));
  const rest = byIncident.length - told.length;
  const more = rest > 0 ? [texts.more(rest)] : [];
  return mail(parts, {
    subject: texts.digestSubject[period](cut(page.name, longest.name)),
    text: [...told.map(({ text }) => text), ...more, page.publicUrl].join('\n\n'),
    html: html`${told.map((one) => one.html)}${more.map((line) => html`<p>${line}</p>`)}
      <p><a href="${page.publicUrl}">${page.name}</a></p>`,
    isNews: true,
  });
}

function toldOf(notices: readonly Notice[], language: Language, page: Page): { text: string; html: Html } {
  const last = notices.at(-1);
  const title = last === undefined ? '' : last.title || wordingOf(last, language).headline;
  const url = last?.url ?? page.publicUrl;
  const steps = notices.map((notice) => {
    const { label } = wordingOf(notice, language);
    return {
      at: momentIn(notice.at, { language, timeZone: page.timeZone }),
      label,
      text: cut(notice.text, longest.item),
    };
  });
  return {
    text: [
      `${title}\n${url}`,
      ...steps.map(({ at, label, text }) => `${at} – ${label}${text === '' ? '' : `\n${text}`}`),
    ].join('\n\n'),
    html: html`<h2 style="font-size:1.1em"><a href="${url}">${title}</a></h2>
      ${steps.map(({ at, label, text }) => html`<p><strong>${label}</strong> – ${at}</p>${markdown(text, page)}`)}`,
  };
}

/** The link by which an address is confirmed. Whoever has typed it in has no say in what the message says. */
export function confirmMail(parts: MailParts): Mail {
  const { page, language } = parts;
  const texts = mailTexts[language];
  const url = manageUrl(parts);
  const text = texts.confirmText(page.name);
  return mail(parts, {
    subject: texts.confirmSubject(cut(page.name, longest.name)),
    text: [text, url, texts.confirmIgnore].join('\n\n'),
    html: html`<p>${text}</p>
      <p><a href="${url}">${texts.confirmLink}</a></p>
      <p>${texts.confirmIgnore}</p>`,
    isNews: false,
  });
}

/** For who has subscribed a second time: nobody but the owner of the address may learn that. */
export function knownMail(parts: MailParts): Mail {
  const { page, language } = parts;
  const texts = mailTexts[language];
  const text = texts.knownText(page.name);
  return mail(parts, {
    subject: texts.knownSubject(cut(page.name, longest.name)),
    text,
    html: html`<p>${text}</p>`,
    isNews: true,
  });
}

function mail(parts: MailParts, { subject, text, html: body, references, isNews }: Content): Mail {
  const { id, address, language, page, domain, subscriptionId, links } = parts;
  const texts = mailTexts[language];
  const manage = manageUrl(parts);
  const unsubscribe = `${page.publicUrl}/unsubscribe/${links.tokenOf(subscriptionId)}`;
  return {
    to: address,
    subject: cut(subject, longest.subject),
    text: `${text}\n${isNews ? `\n-- \n${texts.why(page.name)}\n${texts.manage}: ${manage}\n` : ''}`,
    html: html`<!doctype html>
      <html lang="${language}">
        <body style="font-family:sans-serif;line-height:1.5">
          ${body}${
            isNews &&
            html`<hr />
            <p style="color:#5c5c61">${texts.why(page.name)} <a href="${manage}">${texts.manage}</a></p>`
          }
        </body>
      </html> `.text,
    messageId: `<${id}@${domain}>`,
    references,
    headers: {
      // RFC 3834: no answer to it by a machine
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      // RFC 8058: whoever posts to the address is unsubscribed at once
      ...(isNews
        ? { 'List-Unsubscribe': `<${unsubscribe}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }
        : {}),
    },
  };
}

function manageUrl({ page, links, subscriptionId }: MailParts): string {
  return `${page.publicUrl}/subscriptions/${links.tokenOf(subscriptionId)}`;
}

/** The renderer lets harmless elements through, and nothing else. */
function markdown(text: string, { publicUrl }: Page): Html {
  return new Html(renderMarkdown(text, { base: publicUrl }));
}
