import type { Report } from '@scs/conformance';

/** More names on a line nobody reads; the report has them all. */
const namesShown = 20;

/**
 * What there is to say of results that have expired by `now`: nothing, that all have, or which ones. A result is valid
 * before its `validUntil`; of reports that do not say until when, nothing is known.
 *
 * @returns lines that may hold foreign text; none if no result has expired
 */
export function expiredResults(report: Report, now: Date): string[] {
  const attempted = new Set(report.results.map(({ testcase }) => testcase));
  const expired = report.testcases.flatMap(({ id, validUntil }) =>
    validUntil !== undefined && validUntil <= now && attempted.has(id) ? [{ id, since: minuteOf(validUntil) }] : [],
  );
  if (expired.length === 0) return [];
  const bySince = [...Map.groupBy(expired, ({ since }) => since)].sort(([one], [other]) => (one < other ? -1 : 1));
  if (expired.length === attempted.size) {
    const last = bySince.at(-1)?.[0] ?? '';
    return [`All ${expired.length} results of this report have expired, the last of them on ${last}.`];
  }
  return [
    `${expired.length} of the ${attempted.size} results of this report ${expired.length === 1 ? 'has' : 'have'} expired:`,
    ...bySince.map(([since, results]) => {
      const names = results.slice(0, namesShown).map(({ id }) => id);
      const rest = results.length - names.length;
      return `since ${since}: ${names.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
    }),
  ];
}

function minuteOf(moment: Date): string {
  return `${moment.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
