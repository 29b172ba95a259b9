import type { ImpactWindow, Incident } from './model.ts';
import { readInstant } from './read-instant.ts';

/**
 * Sorts incidents out by component: for each, the windows in which one affects it, earliest first (those that begin at
 * the same time by the incident's id). The other functions take one component's windows, so that all incidents are read
 * and sorted once however many components there are.
 *
 * An incident without a begin has no window; one without an end goes on; one that ends before it begins lasts no time.
 * Throws `invalid-date`.
 *
 * @example
 * const incidents = [{ id: 'i', beganAt: new Date('2026-03-01T10:00:00Z'), endedAt: null, impacts: [{ componentId: 'c', severity: 70 }] }];
 * windowsByComponent(incidents).get('c')?.length; // 1
 */
export function windowsByComponent(incidents: Iterable<Incident>): ReadonlyMap<string, readonly ImpactWindow[]> {
  const byComponent = new Map<string, ImpactWindow[]>();
  for (const incident of incidents) {
    if (incident.beganAt === null) continue;
    const beginMs = readInstant(incident.beganAt, `The begin of incident ${incident.id}`);
    const endMs =
      incident.endedAt === null ? Infinity : readInstant(incident.endedAt, `The end of incident ${incident.id}`);
    for (const { componentId, severity } of incident.impacts) {
      const windows = byComponent.get(componentId) ?? [];
      if (windows.length === 0) byComponent.set(componentId, windows);
      windows.push({
        incidentId: incident.id,
        beginMs,
        endMs: Math.max(beginMs, endMs),
        severity,
        isMaintenance: incident.isMaintenance === true || severity === 0,
      });
    }
  }
  for (const windows of byComponent.values()) windows.sort(byBegin);
  return byComponent;
}

export function byBegin(a: ImpactWindow, b: ImpactWindow): number {
  if (a.beginMs !== b.beginMs) return a.beginMs - b.beginMs;
  if (a.incidentId === b.incidentId) return 0;
  return a.incidentId < b.incidentId ? -1 : 1;
}
