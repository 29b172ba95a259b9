import type { ComponentStatus, NamedSeverity, ShownState } from './model.ts';
import { nameSeverity } from './severity-of.ts';
import type { SeverityLadder } from './severity-ladder.ts';

/** The state of a component that nothing affects. It bears the lowest severity's name if that means "it works". */
export function untouchedState(ladder: SeverityLadder): ShownState {
  const name = ladder.length > 1 ? (ladder[0]?.name ?? 'operational') : 'operational';
  return { kind: 'operational', severity: null, name, status: 'operational' };
}

/** The state that a severity alone makes. */
export function showState(severity: number | null, isMaintenance: boolean, ladder: SeverityLadder): ShownState {
  const named = nameSeverity(isMaintenance ? 0 : severity, ladder);
  return { kind: named.kind, severity: named.value, name: named.name, status: statusOf(named, ladder) };
}

/**
 * Severities map to Statuspage's states by their place in the ladder: the lowest is operational, the highest a major
 * outage, and of those between, the lower half – with the middle, since "limited" is no outage – is degraded performance,
 * the rest a partial outage. So three give operational, degraded performance, major outage; four give all four states. A
 * single severity is a major outage. Statuspage has no "unknown": above the highest severity is a major outage, and an
 * impact that nobody rated is degraded performance.
 */
function statusOf({ kind, value }: NamedSeverity, ladder: SeverityLadder): ComponentStatus {
  if (kind === 'operational') return 'operational';
  if (kind === 'maintenance') return 'under_maintenance';
  if (value === null) return 'degraded_performance';
  const place = ladder.filter((step) => step.value < value).length;
  const highest = ladder.length - 1;
  if (place >= highest) return 'major_outage';
  return place * 2 <= highest ? 'degraded_performance' : 'partial_outage';
}
