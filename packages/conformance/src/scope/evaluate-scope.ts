import type { Result, Verdict } from '../model/result.ts';
import type { Scope, ScopeVersion, Validity } from '../model/scope.ts';
import { byCodePoint } from './by-code-point.ts';
import { evaluate } from './evaluate.ts';
import { isExpired } from './expiry.ts';
import { quoted } from './printable.ts';
import { ScopeError } from './scope-error.ts';
import { validityOn } from './validity-on.ts';

/** A result on a subject; `checkedAt` is a naive local time (see {@link expiryOf}). */
export interface DatedResult {
  testcase: string;
  result: Result;
  checkedAt: string;
}

/** What the results say about one version. */
interface VersionEvaluation {
  version: string;
  validity: Validity;
  /** The verdict of target `main`, which decides. */
  result: Verdict;
  targets: ReadonlyMap<string, Verdict>;
}

/** What the results of a subject say about a scope. */
export interface ScopeEvaluation {
  /** Every version that the timeline lists on the date, in file order. */
  versions: readonly VersionEvaluation[];
  /** The versions that were looked at, in file order, up to the winner. */
  relevant: readonly string[];
  /** Those of them that did not fail; missing and aborted testcases do not fail a version. */
  passed: readonly string[];
  /** `passed` for a reader: joined, a draft marked `*`, one that expires soon `†`, a deprecated one `††`. */
  passedText: string;
  /** The version that may be certified: the first that passed and is no draft; null if there is none. */
  winner: string | null;
  /** The winner's validity; `deprecated` if there is none. */
  validity: Validity;
  /** The result of the last version looked at; missing if there was none. */
  result: Verdict;
  /** The testcases of the relevant versions by their state: those that decide a stable version first, then by id. */
  buckets: Readonly<Record<Verdict, readonly string[]>>;
  /** The newest unexpired result of each testcase. */
  results: ReadonlyMap<string, DatedResult>;
}

const suffix: Record<Validity, string> = { effective: '', draft: '*', warn: '†', deprecated: '††' };

/**
 * Which version of the scope the results would certify, as upstream's monitor decides it: of each testcase the newest
 * result counts until it expires, unknown testcases are left out, and the versions are tried in file order.
 *
 * @param options.now a naive local time, at which results may have expired
 * @param options.date `YYYY-MM-DD`, chooses the timeline's entry; the date of `now` by default
 * @param options.withDrafts also look at drafts; they never win
 * @throws ScopeError `no-main-target` if a listed version has no target `main`, `bad-date`
 */
export function evaluateScope(
  scope: Pick<Scope, 'name' | 'testcases' | 'timeline' | 'versions'>,
  results: Iterable<DatedResult>,
  { now, date = now.slice(0, 10), withDrafts = false }: { now: string; date?: string; withDrafts?: boolean },
): ScopeEvaluation {
  const newest = newestResults(scope, results, now);
  const verdicts = new Map<string, Verdict>([...newest].map(([id, { result }]) => [id, result]));
  const validities = validityOn(scope, date);
  const listed = scope.versions.flatMap((version) => {
    const validity = validities.get(version.version);
    return validity === undefined ? [] : [{ ...evaluateVersion(scope, version, verdicts), validity, content: version }];
  });
  const candidates = listed.filter(({ validity }) => withDrafts || validity !== 'draft');
  const winnerAt = candidates.findIndex(({ result, validity }) => result !== 'fail' && validity !== 'draft');
  const winner = candidates[winnerAt];
  const relevant = winner === undefined ? candidates : candidates.slice(0, winnerAt + 1);
  const passed = relevant.filter(({ result }) => result !== 'fail');
  return {
    versions: listed.map(({ version, validity, result, targets }) => ({ version, validity, result, targets })),
    relevant: relevant.map(({ version }) => version),
    passed: passed.map(({ version }) => version),
    passedText: passed.map(({ version, validity }) => version + suffix[validity]).join(', '),
    winner: winner?.version ?? null,
    validity: winner?.validity ?? 'deprecated',
    result: relevant.at(-1)?.result ?? 'missing',
    buckets: bucketsOf(
      scope,
      relevant.map(({ content }) => content),
      verdicts,
    ),
    results: newest,
  };
}

function newestResults(
  scope: Pick<Scope, 'testcases'>,
  results: Iterable<DatedResult>,
  now: string,
): Map<string, DatedResult> {
  const newest = new Map<string, DatedResult>();
  for (const result of results) {
    const testcase = scope.testcases.get(result.testcase);
    if (testcase === undefined || isExpired(result.checkedAt, testcase.lifetime, now)) continue;
    const other = newest.get(result.testcase);
    if (other === undefined || sortable(result.checkedAt) > sortable(other.checkedAt)) {
      newest.set(result.testcase, result);
    }
  }
  return newest;
}

/** Times are known to be well formed here; they may differ in the sign between date and time. */
function sortable(time: string): string {
  return time.replace(' ', 'T');
}

function evaluateVersion(
  scope: Pick<Scope, 'name'>,
  { version, targets }: ScopeVersion,
  verdicts: ReadonlyMap<string, Verdict>,
): Omit<VersionEvaluation, 'validity'> {
  const evaluated = new Map([...targets].map(([target, ids]) => [target, evaluate(verdicts, ids)]));
  const result = evaluated.get('main');
  if (result !== undefined) return { version, result, targets: evaluated };
  const message = `${scope.name} ${quoted(version)} has no target "main", so nothing decides it`;
  throw new ScopeError([{ code: 'no-main-target', message }]);
}

function bucketsOf(
  scope: Pick<Scope, 'testcases'>,
  versions: readonly ScopeVersion[],
  verdicts: ReadonlyMap<string, Verdict>,
): Record<Verdict, string[]> {
  const decides = (id: string) => (scope.testcases.get(id)?.attention ?? 0) > 0;
  const ids = [...new Set(versions.flatMap(({ targetOf }) => [...targetOf.keys()]))];
  ids.sort((a, b) => Number(decides(b)) - Number(decides(a)) || byCodePoint(a, b));
  const buckets: Record<Verdict, string[]> = { fail: [], missing: [], abort: [], pass: [] };
  for (const id of ids) buckets[verdicts.get(id) ?? 'missing'].push(id);
  return buckets;
}
