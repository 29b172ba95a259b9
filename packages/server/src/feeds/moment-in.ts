const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * A moment as people read it. Making a formatter takes a hundred times as long as using it: each is made once.
 *
 * @example momentIn('2026-03-01T20:00:00Z', { language: 'en', timeZone: 'Europe/Berlin' }) // '1 Mar 2026, 21:00 CET'
 */
export function momentIn(
  moment: string,
  { language, timeZone }: { readonly language: string; readonly timeZone: string },
): string {
  const key = `${language} ${timeZone}`;
  const format =
    formats.get(key) ??
    new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      timeZone,
      timeZoneName: 'short',
    });
  formats.set(key, format);
  return format.format(new Date(moment));
}
