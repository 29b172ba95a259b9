import { html } from '../../http/html.ts';

const texts: Readonly<Record<string, (heardAt: string) => string>> = {
  en: (heardAt) =>
    `The source of this copy does not answer; it was last heard of on ${heardAt}. The copy may be out of date.`,
  de: (heardAt) =>
    `Die Quelle dieser Kopie antwortet nicht; zuletzt hat sie sich am ${heardAt} gemeldet. Die Kopie ist vielleicht überholt.`,
};

/**
 * Says on a page of a copy that its source is away.
 *
 * @param page HTML, as it was exported
 * @param heardAt when the source was last heard of
 */
export function withStaleNotice(page: string, language: string, heardAt: Date): string {
  const known = language in texts ? language : 'en';
  const when = new Intl.DateTimeFormat(known === 'en' ? 'en-GB' : known, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'UTC',
  }).format(heardAt);
  const notice = html`<strong lang="${known}">${texts[known]?.(`${when} UTC`) ?? ''}</strong>`.text;
  const made = page.replace(/<aside id="copy"[^>]*>/, (start) => start + notice);
  return made === page ? page.replace(/<body[^>]*>/, (start) => `${start}<p>${notice}</p>`) : made;
}
