/** Writes moments and figures for readers of a language, in a time zone. */
export interface Formats {
  /** `24 Nov 2026, 08:10 CET` */
  readonly moment: (moment: string) => string;
  /** The same in UTC; without the date where it is the same. */
  readonly utc: (moment: string) => string;
  /** Whether the time zone is UTC itself. */
  readonly isUtc: boolean;
  /** `24 November 2026`; of a date such as `2026-11-24` */
  readonly date: (date: string) => string;
  /** `October 2026`; of a month such as `2026-10` */
  readonly month: (month: string) => string;
  /** `44,640`; with two decimals at most */
  readonly number: (value: number) => string;
  /** `99.95 %`; never 100 % of what was not whole. */
  readonly share: (ratio: number | null) => string;
}

const made = new Map<string, Formats>();

/** Making a formatter takes a hundred times as long as using it. */
export function formatsFor(language: string, timeZone: string): Formats {
  const key = `${language} ${timeZone}`;
  const known = made.get(key) ?? makeFormats(localeOf(language), timeZone);
  made.set(key, known);
  return known;
}

function makeFormats(locale: string, timeZone: string): Formats {
  const style = { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' } as const;
  const local = new Intl.DateTimeFormat(locale, { ...style, timeZone, timeZoneName: 'short' });
  const utc = new Intl.DateTimeFormat(locale, { ...style, timeZone: 'UTC', timeZoneName: 'short' });
  const utcTime = new Intl.DateTimeFormat(locale, {
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'UTC',
    timeZoneName: 'short',
  });
  const localDay = new Intl.DateTimeFormat('sv', { timeZone });
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  const month = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  const decimal = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2, roundingMode: 'floor' });
  return {
    moment: (moment) => local.format(new Date(moment)),
    utc: (moment) => {
      const at = new Date(moment);
      const isSameDay = localDay.format(at) === at.toISOString().slice(0, 10);
      return (isSameDay ? utcTime : utc).format(at);
    },
    isUtc: local.resolvedOptions().timeZone === 'UTC',
    date: (text) => date.format(new Date(text)),
    month: (text) => month.format(new Date(`${text}-01`)),
    number: (value) => decimal.format(value),
    share: (ratio) => (ratio === null ? '–' : percent.format(ratio)),
  };
}

/** Languages without a region are written as in the part of the world where SCS is used. */
function localeOf(language: string): string {
  return language === 'en' ? 'en-GB' : language;
}
