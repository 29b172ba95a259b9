import type { Certifiable, Report, ReportVersion } from '../model/report.ts';
import type { Validity } from '../model/scope.ts';
import { byWeight } from './by-weight.ts';
import { asItIs, countsText, countWords, type CountWords, validityWords, type Show } from './wording.ts';

/** Why a version is not certifiable. */
type Against = 'fail' | 'draft' | 'deprecated' | 'unlisted' | 'undecided';

/** What a report says of certification, in one language. */
export interface CertificationWords {
  title: string;
  /** A version that has not failed; `counts` says how its undecided testcases divide. */
  soFar(version: string, undecided: { count: number; testcases: number; counts: string; manual: number }): string;
  none(reasons: string): string;
  against: Record<Against, (version: string) => string>;
  noOther: string;
  couldNotRun: string;
  nothingTested: string;
}

/** A language, as far as it matters here. */
interface Words {
  locale: string;
  counts: CountWords;
  validity: Record<Validity | 'none', string>;
  certification: CertificationWords;
}

export const englishCertification: CertificationWords = {
  title: 'Certifiable',
  soFar: (version, { count, testcases, counts, manual }) =>
    `not failed so far: ${version}; ${count} of its ${testcases} testcases ${count === 1 ? 'is' : 'are'} undecided (${counts}${manual === 0 ? '' : `; ${manual} for people to decide`})`,
  none: (reasons) => `none: ${reasons}`,
  against: {
    fail: (version) => `${version} fails`,
    draft: (version) => `${version} is a draft`,
    deprecated: (version) => `${version} is deprecated`,
    unlisted: (version) => `${version} is not in the timeline`,
    undecided: (version) => `${version} is undecided`,
  },
  noOther: 'no other version was looked at',
  couldNotRun: 'the check could not run',
  nothingTested: 'nothing was tested',
};

const english: Words = {
  locale: 'en-GB',
  counts: countWords,
  validity: validityWords,
  certification: englishCertification,
};

/**
 * Which version the run could certify, or why none: `v5.1 (effective)`, `none: v5.1 fails; next is a draft`. Undefined for a
 * report that does not say.
 *
 * @param show escapes and shortens the names of versions
 */
export function certificationText(report: Report, show: Show = asItIs, words: Words = english): string | undefined {
  const { certifiable } = report;
  if (certifiable === undefined) return undefined;
  return certifiable === null ? noneText(report, show, words) : certifiableText(certifiable, show, words);
}

function certifiableText({ version, validity, testcases, undecided }: Certifiable, show: Show, words: Words): string {
  const named = `${show(version)} (${words.validity[validity]})`;
  const { abort, missing, manual } = undecided;
  if (abort + missing === 0) return named;
  const counts = countsText({ pass: 0, fail: 0, abort, missing }, words.counts, words.locale);
  return words.certification.soFar(named, { count: abort + missing, testcases, counts, manual });
}

function noneText({ critical, results, versions, run }: Report, show: Show, { certification }: Words): string {
  if (critical.length > 0) return certification.none(certification.couldNotRun);
  if (results.length === 0) return certification.none(certification.nothingTested);
  const reasons = byWeight(versions).map((version) => certification.against[againstOf(version)](show(version.version)));
  if (run.forcedVersion !== null) reasons.push(certification.noOther);
  return certification.none(reasons.join('; '));
}

/** What stands against a version, whether or not its testcases passed, comes first. */
function againstOf({ validity, result }: ReportVersion): Against {
  if (validity === null) return 'unlisted';
  if (validity === 'draft' || validity === 'deprecated') return validity;
  return result === 'fail' ? 'fail' : 'undecided';
}
