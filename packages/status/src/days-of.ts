import { compareStates } from './compare-states.ts';
import type { Day } from './days-between.ts';
import type { ImpactWindow, ShownState } from './model.ts';
import { readInstant } from './read-instant.ts';
import { severityLadder } from './severity-ladder.ts';
import { showState, untouchedState } from './show-state.ts';
import { splitWindows } from './split-windows.ts';
import type { DowntimeRule } from './split-windows.ts';
import { dayIntervals, touchDays } from './touch-days.ts';
import { measureUptime } from './uptime.ts';
import type { Uptime } from './uptime.ts';
import { byBegin } from './windows-by-component.ts';

export interface DaysOptions extends DowntimeRule {
  /** What lies after it has not happened: it neither colours a day nor is measured. */
  readonly now: Date;
  /** The severity of a day with nothing worse; upstream's page has 1. Without it such a day is simply operational. */
  readonly floor?: number;
}

/** A day of one component. The state is the worst that a disturbance made of it; maintenance never colours a day. */
export interface DayOfComponent extends Day, ShownState {
  /** The ids of the incidents that touched it, in order of their begin. */
  readonly incidentIds: readonly string[];
  /** The ids of the maintenances that touched it, in order of their begin. */
  readonly maintenanceIds: readonly string[];
  /** Of the part of the day that is over. */
  readonly uptime: Uptime;
}

/**
 * The days of one component, for the bars of a status page. `days` come from `lastDays` or `daysBetween` and are made
 * once for all components. The rule for the colour is that of upstream's page: the worst severity of the day's impacts,
 * however short. It takes time in proportion to the windows, the days, and the days that each window touches.
 * Throws `invalid-date`.
 *
 * @example
 * const days = lastDays({ count: 90, timeZone: 'Europe/Berlin', now });
 * const windows = windowsByComponent(incidents);
 * const bars = components.map(({ id }) => daysOf(windows.get(id) ?? [], days, { severities, now }));
 */
export function daysOf(
  windows: readonly ImpactWindow[],
  days: readonly Day[],
  { now, floor, ...rule }: DaysOptions,
): readonly DayOfComponent[] {
  const ladder = severityLadder(rule.severities);
  const nowMs = readInstant(now, 'The present time');
  const intervals = dayIntervals(days);
  const untouched = floor === undefined ? untouchedState(ladder) : showState(floor, false, ladder);
  const states = days.map(() => untouched);
  const incidentIds = new Map<number, string[]>();
  const maintenanceIds = new Map<number, string[]>();
  for (const window of windows.toSorted(byBegin)) {
    const shown = showState(window.severity, window.isMaintenance, ladder);
    touchDays(window, intervals, nowMs, (index) => {
      addId(window.isMaintenance ? maintenanceIds : incidentIds, index, window.incidentId);
      if (!window.isMaintenance && compareStates(shown, states[index] ?? untouched) > 0) states[index] = shown;
    });
  }
  const { down, maintenance } = splitWindows(windows, rule);
  return days.map(({ date, start, end }, index) => {
    const { kind, severity, name, status } = states[index] ?? untouched;
    const beginMs = start.getTime();
    const over = { beginMs, endMs: Math.max(beginMs, Math.min(end.getTime(), nowMs)) };
    return {
      date,
      start,
      end,
      kind,
      severity,
      name,
      status,
      incidentIds: incidentIds.get(index) ?? none,
      maintenanceIds: maintenanceIds.get(index) ?? none,
      uptime: measureUptime(down, maintenance, over),
    };
  });
}

/** Most days have no incident: they share this list. */
const none: readonly string[] = [];

/** Windows come in order of begin and id, so an id that is there already is the last one. */
function addId(byDay: Map<number, string[]>, index: number, id: string): void {
  const ids = byDay.get(index);
  if (ids === undefined) byDay.set(index, [id]);
  else if (ids.at(-1) !== id) ids.push(id);
}
