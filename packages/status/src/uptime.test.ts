import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ImpactWindow, Incident } from './model.ts';
import {
  anyDate,
  anyIncident,
  anyIncidents,
  anySeverities,
  defaultSeverities,
  incidentOn1March,
} from './testing/arbitraries.ts';
import { uptime } from './uptime.ts';
import type { Uptime, UptimeOptions } from './uptime.ts';
import { windowsByComponent } from './windows-by-component.ts';

const windowsOf = (incidents: readonly Incident[]): readonly ImpactWindow[] =>
  windowsByComponent(incidents).get('c1') ?? [];
const hour = {
  from: new Date('2026-03-01T10:00:00Z'),
  to: new Date('2026-03-01T11:00:00Z'),
  severities: defaultSeverities,
};
const during = (options: Partial<UptimeOptions>, ...incidents: readonly Incident[]): Uptime =>
  uptime(windowsOf(incidents), { ...hour, ...options });

describe('uptime', () => {
  test('overlapping incidents count once, and those that reach out of the window up to its ends', () => {
    expect(
      during(
        {},
        incidentOn1March('a', 70, '09:00', '10:12'),
        incidentOn1March('b', 40, '10:06', '10:24'),
        incidentOn1March('c', 90, '10:48', null),
      ),
    ).toEqual({ windowMinutes: 60, uptimeMinutes: 24, downtimeMinutes: 36, maintenanceMinutes: 0, ratio: 0.4 });
  });

  test('maintenance is taken out, and a disturbance during it does not count', () => {
    const incidents = [incidentOn1March('m', 0, '10:00', '10:30'), incidentOn1March('i', 70, '10:15', '10:45')];
    expect(during({}, ...incidents)).toEqual({
      windowMinutes: 60,
      uptimeMinutes: 15,
      downtimeMinutes: 15,
      maintenanceMinutes: 30,
      ratio: 0.5,
    });
    expect(during({ isMaintenanceExcluded: false }, ...incidents)).toMatchObject({
      uptimeMinutes: 30,
      downtimeMinutes: 30,
      maintenanceMinutes: 0,
      ratio: 0.5,
    });
  });

  test('an impact that means operational is no downtime; from where it counts can be set', () => {
    const incidents = [
      incidentOn1March('a', 33, '10:00', '10:06'),
      incidentOn1March('b', 34, '10:06', '10:18'),
      incidentOn1March('c', 67, '10:18', '10:42'),
      incidentOn1March('unrated', null, '10:42', '10:45'),
    ];
    expect(during({}, ...incidents).downtimeMinutes).toBe(39);
    expect(during({ downFrom: 67 }, ...incidents).downtimeMinutes).toBe(24);
    expect(during({ downFrom: 1 }, ...incidents).downtimeMinutes).toBe(42);
  });

  test('a disturbance of a second is a sixtieth of a minute', () => {
    const second = { beganAt: new Date('2026-03-01T10:00:30Z'), endedAt: new Date('2026-03-01T10:00:31Z') };
    expect(during({}, incidentOn1March('i', 70, null, null, second)).downtimeMinutes).toBeCloseTo(1 / 60, 12);
  });

  test('the ratio is null when nothing remains', () => {
    expect(during({}, incidentOn1March('m', 0, '10:00', '11:00'))).toMatchObject({
      maintenanceMinutes: 60,
      ratio: null,
    });
    expect(during({ to: hour.from }).ratio).toBeNull();
    expect(during({ to: new Date('2026-03-01T09:00:00Z') })).toMatchObject({ windowMinutes: 0, ratio: null });
  });

  test('a date that is none is refused', () => {
    expect(() => during({ to: new Date(NaN) })).toThrow(expect.objectContaining({ code: 'invalid-date' }));
  });
});

describe('for any incidents and severities', () => {
  const anyWindow = fc.tuple(anyDate, anyDate).map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a }));
  const anyRule = fc.record(
    { severities: anySeverities, downFrom: fc.integer({ min: 1, max: 100 }), isMaintenanceExcluded: fc.boolean() },
    { requiredKeys: ['severities'] },
  );

  test('uptime, downtime and maintenance add up to the window', () => {
    fc.assert(
      fc.property(anyIncidents, anyWindow, anyRule, (incidents, { from, to }, rule) => {
        const result = uptime(windowsOf(incidents), { from, to, ...rule });
        expect(result.windowMinutes).toBe((to.getTime() - from.getTime()) / 60_000);
        expect(result.uptimeMinutes + result.downtimeMinutes + result.maintenanceMinutes).toBeCloseTo(
          result.windowMinutes,
          6,
        );
        expect(
          Math.min(result.uptimeMinutes, result.downtimeMinutes, result.maintenanceMinutes),
        ).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  test('the parts of a window add up to the whole', () => {
    fc.assert(
      fc.property(
        anyIncidents,
        anyWindow,
        anyRule,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (incidents, { from, to }, rule, share) => {
          const middle = new Date(Math.round(from.getTime() + share * (to.getTime() - from.getTime())));
          const windows = windowsOf(incidents);
          const whole = uptime(windows, { from, to, ...rule });
          const first = uptime(windows, { from, to: middle, ...rule });
          const second = uptime(windows, { from: middle, to, ...rule });
          for (const key of ['windowMinutes', 'uptimeMinutes', 'downtimeMinutes', 'maintenanceMinutes'] as const) {
            expect(first[key] + second[key]).toBeCloseTo(whole[key], 6);
          }
        },
      ),
    );
  });

  test('another incident never raises uptime; another disturbance does not raise the ratio either', () => {
    fc.assert(
      fc.property(anyIncidents, anyIncident, anyWindow, anyRule, (incidents, another, window, rule) => {
        const before = uptime(windowsOf(incidents), { ...window, ...rule });
        const after = uptime(windowsOf([...incidents, another]), { ...window, ...rule });
        expect(after.uptimeMinutes).toBeLessThanOrEqual(before.uptimeMinutes);
        const isDisturbance = another.isMaintenance !== true && another.impacts.every(({ severity }) => severity !== 0);
        if (isDisturbance && before.ratio !== null) expect(after.ratio).toBeLessThanOrEqual(before.ratio);
      }),
    );
  });

  test('the order of the incidents does not matter', () => {
    fc.assert(
      fc.property(anyIncidents, anyWindow, anyRule, (incidents, window, rule) => {
        expect(uptime(windowsOf(incidents.toReversed()), { ...window, ...rule })).toEqual(
          uptime(windowsOf(incidents), { ...window, ...rule }),
        );
      }),
    );
  });
});
