import {
  componentState,
  daysOf,
  overallState,
  uptime,
  windowsByComponent,
  type Day,
  type DayOfComponent,
  type Incident,
  type Severity,
} from '@scs/status';
import type { Database } from '@scs/store';
import type { Selectable } from 'kysely';
import type { PublicComponent, PublicDay, PublicGroup, UptimeSpan } from './model.ts';
import { publicState } from './present-event.ts';
import { shownName } from './shown-name.ts';

const hourMs = 60 * 60 * 1000;
const spans: Readonly<Record<UptimeSpan, number>> = {
  day: 24 * hourMs,
  week: 7 * 24 * hourMs,
  month: 30 * 24 * hourMs,
  quarter: 90 * 24 * hourMs,
};

/** The longest time that uptime is told of. Milliseconds */
export const longestSpanMs = spans.quarter;

/** What happened to the components. */
export interface History {
  readonly incidents: readonly Incident[];
  /** The titles of the incidents, by their ids. */
  readonly titles: ReadonlyMap<string, string | null>;
  readonly severities: readonly Severity[];
  readonly days: readonly Day[];
  readonly now: Date;
}

/** Each component with its state, the days of its bar and its uptime. */
export function presentComponents(
  rows: readonly Selectable<Database['components']>[],
  { incidents, titles, severities, days, now }: History,
): PublicComponent[] {
  const windows = windowsByComponent(incidents);
  const quietDays = new Map<string, PublicDay>();
  return rows.map((row) => {
    const own = windows.get(row.id) ?? [];
    const uptimeOf = (span: UptimeSpan) =>
      uptime(own, { from: new Date(now.getTime() - spans[span]), to: now, severities }).ratio;
    return {
      id: row.id,
      name: shownName(row),
      description: row.description,
      labels: row.labels ?? {},
      state: publicState(componentState(own, { at: now, severities })),
      days: daysOf(own, days, { severities, now }).map((day) => presentDay(day, { titles, quietDays })),
      uptime: { day: uptimeOf('day'), week: uptimeOf('week'), month: uptimeOf('month'), quarter: uptimeOf('quarter') },
    };
  });
}

function presentDay(
  day: DayOfComponent,
  { titles, quietDays }: Pick<History, 'titles'> & { quietDays: Map<string, PublicDay> },
): PublicDay {
  // nothing happened on most days of most components: they share one value for each name of the state
  if (day.incidentIds.length + day.maintenanceIds.length === 0 && day.uptime.ratio === 1) {
    const known = quietDays.get(day.name) ?? { state: publicState(day), uptime: 1, events: [] };
    quietDays.set(day.name, known);
    return known;
  }
  const link = (isMaintenance: boolean) => (id: string) => ({ id, title: titles.get(id) ?? null, isMaintenance });
  const events = [...day.incidentIds.map(link(false)), ...day.maintenanceIds.map(link(true))];
  return { state: publicState(day), uptime: day.uptime.ratio, events };
}

/**
 * Sorts components into their groups; a group that has none is not shown. Those without one are grouped by their labels, in the
 * order of the components; those without any of the labels come first.
 */
export function presentGroups({
  groups,
  rows,
  components,
  groupBy,
}: {
  groups: readonly Selectable<Database['component_groups']>[];
  rows: readonly Selectable<Database['components']>[];
  components: readonly PublicComponent[];
  groupBy: readonly string[];
}): PublicGroup[] {
  const byId = new Map(components.map((component) => [component.id, component]));
  const show = (name: string | null, description: string | null, members: typeof rows): PublicGroup[] => {
    const own = members.flatMap(({ id }) => byId.get(id) ?? []);
    if (own.length === 0) return [];
    return [{ name, description, state: publicState(overallState(own.map(({ state }) => state))), components: own }];
  };
  const byGroup = Map.groupBy(rows, (row) => row.group_id);
  const byLabels = Map.groupBy(byGroup.get(null) ?? [], ({ labels }) =>
    groupBy.flatMap((label) => labels?.[label] ?? []).join(' / '),
  );
  return [
    ...show(null, null, byLabels.get('') ?? []),
    ...groups.flatMap(({ id, name, description }) =>
      show(shownName({ id, display_name: name }), description, byGroup.get(id) ?? []),
    ),
    ...[...byLabels].flatMap(([name, members]) => (name === '' ? [] : show(name, null, members))),
  ];
}
