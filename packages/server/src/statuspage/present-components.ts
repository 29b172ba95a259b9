import { overallState, type ComponentState } from '@scs/status';
import type { Database } from '@scs/store';
import type { Selectable } from 'kysely';
import { shownName } from '../pages/shown-name.ts';
import type { Component } from './documents.ts';

type ComponentRow = Selectable<Database['components']>;
type GroupRow = Selectable<Database['component_groups']>;

/** Components in their order, and behind them the groups that have any; a group is in the state of its worst component. */
export function presentComponents(
  { components, groups }: { components: readonly ComponentRow[]; groups: readonly GroupRow[] },
  { states, pageId }: { states: ReadonlyMap<string, ComponentState>; pageId: string },
): Component[] {
  const members = Map.groupBy(components, ({ group_id: group }) => group);
  const same = (row: ComponentRow | GroupRow) => ({
    id: row.id,
    created_at: row.created_at,
    updated_at: row.updated_at,
    description: row.description,
    showcase: false,
    page_id: pageId,
    only_show_if_degraded: false,
  });
  const single = components.map((row) => ({
    ...same(row),
    name: shownName(row),
    status: states.get(row.id)?.status ?? 'operational',
    position: (members.get(row.group_id) ?? []).indexOf(row) + 1,
    start_date: row.created_at.slice(0, 10),
    group_id: row.group_id,
    group: false,
  }));
  const shown = groups.filter(({ id }) => members.has(id));
  const whole = shown.map((row, index) => {
    const ids = (members.get(row.id) ?? []).map(({ id }) => id);
    return {
      ...same(row),
      name: shownName({ id: row.id, display_name: row.name }),
      status: overallState(ids.flatMap((id) => states.get(id) ?? [])).status,
      position: (members.get(null)?.length ?? 0) + index + 1,
      start_date: null,
      group_id: null,
      group: true,
      components: ids,
    };
  });
  return [...single, ...whole];
}
