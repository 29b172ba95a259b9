import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { daysBetween } from './days-between.ts';
import { daysOf } from './days-of.ts';
import type { DayOfComponent, DaysOptions } from './days-of.ts';
import type { Incident } from './model.ts';
import { anyDate, anyIncidents, anySeverities, defaultSeverities } from './testing/arbitraries.ts';
import { uptime } from './uptime.ts';
import { wholeDayUptime } from './whole-day-uptime.ts';
import { windowsByComponent } from './windows-by-component.ts';

const timeZone = 'Europe/Berlin';
const days = daysBetween({ from: new Date('2026-03-28T12:00:00Z'), to: new Date('2026-03-30T12:00:00Z'), timeZone });
const now = new Date('2026-03-30T12:00:00Z');
const rule = { severities: defaultSeverities, now };

/** Times are those of Berlin, which is one hour ahead of UTC on 28 March 2026 and two from the 29th. */
const incident = (id: string, severity: number | null, began: string, ended: string | null): Incident => ({
  id,
  beganAt: new Date(began),
  endedAt: ended === null ? null : new Date(ended),
  impacts: [{ componentId: 'c1', severity }],
});
const bars = (incidents: readonly Incident[], options: Partial<DaysOptions> = {}): readonly DayOfComponent[] =>
  daysOf(windowsByComponent(incidents).get('c1') ?? [], days, { ...rule, ...options });

describe('daysOf', () => {
  test('days without incidents are operational, and today is measured up to now', () => {
    expect(
      bars([]).map(({ date, kind, severity, uptime: { uptimeMinutes } }) => [date, kind, severity, uptimeMinutes]),
    ).toEqual([
      ['2026-03-28', 'operational', null, 1440],
      ['2026-03-29', 'operational', null, 1380],
      ['2026-03-30', 'operational', null, 840],
    ]);
  });

  test('an incident over midnight touches both days, each with its share of the downtime', () => {
    const [first, second, third] = bars([incident('i', 70, '2026-03-28T23:00:00+01:00', '2026-03-29T04:00:00+02:00')]);
    expect(first).toMatchObject({
      name: 'broken',
      status: 'major_outage',
      incidentIds: ['i'],
      uptime: { downtimeMinutes: 60 },
    });
    expect(second).toMatchObject({
      name: 'broken',
      incidentIds: ['i'],
      uptime: { windowMinutes: 1380, downtimeMinutes: 180 },
    });
    expect(third).toMatchObject({ kind: 'operational', incidentIds: [] });
  });

  test('one that ends at midnight does not touch the day that begins then', () => {
    const touched = bars([incident('i', 70, '2026-03-28T23:00:00+01:00', '2026-03-29T00:00:00+01:00')]);
    expect(touched.map(({ incidentIds }) => incidentIds)).toEqual([['i'], [], []]);
  });

  test('the worst of a day colours it, and all that touched it are named once, in order of their begin', () => {
    const [, second] = bars([
      {
        ...incident('late', 40, '2026-03-29T12:00:00+02:00', '2026-03-29T13:00:00+02:00'),
        impacts: [
          { componentId: 'c1', severity: 40 },
          { componentId: 'c1', severity: 50 },
        ],
      },
      incident('early', 90, '2026-03-29T10:00:00+02:00', '2026-03-29T10:00:01+02:00'),
    ]);
    expect(second).toMatchObject({ severity: 90, name: 'broken', incidentIds: ['early', 'late'] });
  });

  test('maintenance is reported and colours nothing', () => {
    const [, second] = bars([incident('m', 0, '2026-03-29T10:00:00+02:00', '2026-03-29T11:00:00+02:00')]);
    expect(second).toMatchObject({
      kind: 'operational',
      incidentIds: [],
      maintenanceIds: ['m'],
      uptime: { maintenanceMinutes: 60, downtimeMinutes: 0 },
    });
  });

  test('an incident of no length touches its day without downtime', () => {
    const at = '2026-03-29T00:00:00+01:00';
    const touched = bars([incident('i', 70, at, at)]);
    expect(touched.map(({ incidentIds, uptime: { downtimeMinutes } }) => [incidentIds, downtimeMinutes])).toEqual([
      [[], 0],
      [['i'], 0],
      [[], 0],
    ]);
  });

  test('what goes on touches every day up to now, and what is planned none', () => {
    const touched = bars(
      [incident('open', 70, '2026-01-01T00:00:00Z', null), incident('planned', 80, '2026-03-29T14:00:00+02:00', null)],
      { now: new Date('2026-03-29T12:00:00+02:00') },
    );
    expect(touched.map(({ incidentIds, uptime: { downtimeMinutes } }) => [incidentIds, downtimeMinutes])).toEqual([
      [['open'], 1440],
      [['open'], 660],
      [[], 0],
    ]);
  });

  test('the floor colours days with nothing worse', () => {
    const incidents = [
      incident('i', 70, '2026-03-29T10:00:00+02:00', '2026-03-29T11:00:00+02:00'),
      incident('slight', 20, '2026-03-28T10:00:00+01:00', '2026-03-28T11:00:00+01:00'),
    ];
    expect(bars(incidents, { floor: 25 }).map(({ severity }) => severity)).toEqual([25, 70, 25]);
    expect(bars(incidents).map(({ severity }) => severity)).toEqual([20, 70, null]);
  });

  test('for any incidents, the days add up to the uptime of the whole, and the order does not matter', () => {
    fc.assert(
      fc.property(anyIncidents, anySeverities, anyDate, (incidents, severities, present) => {
        const windows = windowsByComponent(incidents).get('c1') ?? [];
        const result = daysOf(windows, days, { severities, now: present });
        const from = days[0]?.start ?? present;
        const to = new Date(Math.min(present.getTime(), days.at(-1)?.end.getTime() ?? 0));
        const whole = uptime(windows, { from, to, severities });
        for (const key of ['windowMinutes', 'uptimeMinutes', 'downtimeMinutes', 'maintenanceMinutes'] as const) {
          const sum = result.reduce((total, day) => total + day.uptime[key], 0);
          expect(sum).toBeCloseTo(whole[key], 6);
        }
        expect(daysOf(windows.toReversed(), days, { severities: severities.toReversed(), now: present })).toEqual(
          result,
        );
        const quiet = result.filter(
          ({ incidentIds, maintenanceIds }) => incidentIds.length + maintenanceIds.length === 0,
        );
        expect(
          quiet.every(
            ({ uptime: { downtimeMinutes, maintenanceMinutes } }) => downtimeMinutes + maintenanceMinutes === 0,
          ),
        ).toBe(true);
        const begun = result.filter(({ start }) => start <= present);
        const affected = begun.filter((day) => !quiet.includes(day));
        expect(wholeDayUptime(windows, days, present)).toMatchObject({
          days: begun.length,
          affectedDays: affected.length,
        });
      }),
    );
  });
});

describe('wholeDayUptime', () => {
  const ratioOf = (...incidents: readonly Incident[]): unknown =>
    wholeDayUptime(windowsByComponent(incidents).get('c1') ?? [], days, now);

  test("upstream's arithmetic: maintenance and operational impacts count, and a second costs the day", () => {
    expect(ratioOf()).toEqual({ days: 3, affectedDays: 0, ratio: 1 });
    expect(
      ratioOf(
        incident('m', 0, '2026-03-28T10:00:00+01:00', '2026-03-28T10:00:01+01:00'),
        incident('i', 10, '2026-03-29T10:00:00+02:00', '2026-03-29T10:00:01+02:00'),
        incident('j', 70, '2026-03-29T11:00:00+02:00', '2026-03-29T12:00:00+02:00'),
      ),
    ).toEqual({ days: 3, affectedDays: 2, ratio: 1 / 3 });
  });

  test('days to come do not count, and without days there is no ratio', () => {
    expect(wholeDayUptime([], days, new Date('2026-03-29T10:00:00Z'))).toMatchObject({ days: 2, ratio: 1 });
    expect(wholeDayUptime([], [], now)).toEqual({ days: 0, affectedDays: 0, ratio: null });
  });
});
