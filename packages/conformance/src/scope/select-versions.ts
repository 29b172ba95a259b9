import type { Scope, ScopeVersion } from '../model/scope.ts';
import { quoted } from './printable.ts';
import { ScopeError } from './scope-error.ts';
import { validityOn } from './validity-on.ts';

/**
 * The versions to test, in file order: exactly the forced one, whatever its validity, or else all that the timeline
 * lists on the date (`YYYY-MM-DD`), drafts and listed deprecated ones included.
 *
 * @throws ScopeError `unknown-version`, `no-version`, `bad-date`
 */
export function selectVersions(
  scope: Scope,
  { date, forcedVersion }: { date: string; forcedVersion?: string | null },
): ScopeVersion[] {
  const known = scope.versions.map(({ version }) => version).join(', ') || 'none';
  if (forcedVersion !== undefined && forcedVersion !== null) {
    const version = scope.versions.find((candidate) => candidate.version === forcedVersion);
    if (version !== undefined) return [version];
    const message = `${scope.name} has no version ${quoted(forcedVersion)}. Known versions: ${known}`;
    throw new ScopeError([{ code: 'unknown-version', message }]);
  }
  const validities = validityOn(scope, date);
  const versions = scope.versions.filter(({ version }) => validities.has(version));
  if (versions.length > 0) return versions;
  const first = scope.timeline.map((entry) => entry.date).reduce((a, b) => (a < b ? a : b), '9999-12-31');
  const since = scope.timeline.length === 0 ? 'is empty' : `begins on ${first}`;
  const message = `${scope.name} has no version to test on ${date}: its timeline ${since}. Known versions: ${known}`;
  throw new ScopeError([{ code: 'no-version', message }]);
}
