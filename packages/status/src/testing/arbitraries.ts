import fc from 'fast-check';
import type { Impact, Incident, Severity } from '../model.ts';

/** What upstream provisions. */
export const defaultSeverities: readonly Severity[] = [
  { name: 'operational', value: 33 },
  { name: 'limited', value: 66 },
  { name: 'broken', value: 100 },
];

/** Whatever upstream's database may hold: values of null, 0, less and more than it should, unsorted, doubled. */
export const anySeverities: fc.Arbitrary<readonly Severity[]> = fc.array(
  fc.record({
    name: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    value: fc.oneof(fc.integer({ min: 1, max: 100 }), fc.constantFrom(null, 0, -5, 101, 200)),
  }),
  { maxLength: 7 },
);

const anyImpactSeverity = fc.oneof(fc.integer({ min: 0, max: 100 }), fc.constant(null));

/** Five days: long enough for incidents to overlap, short enough for them to. */
const beginMs = Date.parse('2026-03-27T00:00:00Z');
const lengthMs = 5 * 86_400_000;

/** Mostly whole hours, so that times coincide, and some odd milliseconds. */
export const anyDate: fc.Arbitrary<Date> = fc
  .oneof(
    fc.integer({ min: 0, max: lengthMs / 3_600_000 }).map((hours) => hours * 3_600_000),
    fc.integer({ min: 0, max: lengthMs }),
  )
  .map((offset) => new Date(beginMs + offset));

const anyImpact: fc.Arbitrary<Impact> = fc.record({
  componentId: fc.constantFrom('c1', 'c2'),
  severity: anyImpactSeverity,
});

export const anyIncident: fc.Arbitrary<Incident> = fc.record({
  id: fc.uuid(),
  beganAt: fc.option(anyDate, { freq: 8 }),
  endedAt: fc.option(anyDate, { freq: 4 }),
  isMaintenance: fc.boolean(),
  impacts: fc.array(anyImpact, { maxLength: 4 }),
});

export const anyIncidents = fc.uniqueArray(anyIncident, { maxLength: 12, selector: ({ id }) => id });

/** An incident of component `c1` on 1 March 2026; times of the day as `10:00`, in UTC. */
export function incidentOn1March(
  id: string,
  severity: number | null,
  began: string | null,
  ended: string | null,
  more: Partial<Incident> = {},
): Incident {
  return { id, beganAt: timeOf(began), endedAt: timeOf(ended), impacts: [{ componentId: 'c1', severity }], ...more };
}

function timeOf(time: string | null): Date | null {
  return time === null ? null : new Date(`2026-03-01T${time}:00Z`);
}
