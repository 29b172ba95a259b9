import { compareStates } from '@scs/status';
import type { Database } from '@scs/store';
import type { Kysely } from 'kysely';
import { notFound } from '../errors.ts';
import type { ComponentRow, ComponentTable, PublicComponent } from './model.ts';
import { readOverview, type OverviewOptions } from './read-overview.ts';

/** Names are compared as people read them, in whatever language they are; `Rack 9` comes before `Rack 10`. */
const { compare } = new Intl.Collator('en', { numeric: true });

type Compare = (one: ComponentRow, other: ComponentRow) => number;

/** By what the table can be sorted; what is worth a look comes first: bad states, little uptime. */
const orders: Readonly<Record<ComponentTable['columns'][number], Compare>> = {
  name: (one, other) => compare(one.component.name, other.component.name),
  group: (one, other) => compare(one.group ?? '', other.group ?? ''),
  state: (one, other) => compareStates(other.component.state, one.component.state),
  day: byUptime('day'),
  week: byUptime('week'),
  month: byUptime('month'),
  quarter: byUptime('quarter'),
};

function byUptime(span: keyof PublicComponent['uptime']): Compare {
  return (one, other) => (one.component.uptime[span] ?? 2) - (other.component.uptime[span] ?? 2);
}

/** By what the table can be sorted, as it stands in the address. */
export const componentColumns = Object.keys(orders) as readonly ComponentTable['columns'][number][];

/**
 * Reads all components as a table.
 *
 * @param column as it stands in the address; undefined for the order of the page
 * @param direction as it stands in the address: `descending`, or undefined
 * @throws ServerError `not-found` for an order that there is not
 */
export async function readComponents(
  db: Kysely<Database>,
  { column, direction }: { column: string | undefined; direction: string | undefined },
  options: OverviewOptions,
): Promise<ComponentTable> {
  const known = componentColumns.find((name) => name === column);
  if ((column !== undefined && known === undefined) || (direction !== undefined && direction !== 'descending')) {
    throw notFound('order of components', [column, direction].filter(Boolean).join('/'));
  }
  const { groups } = await readOverview(db, options);
  const rows = groups.flatMap(({ name, components }) => components.map((component) => ({ component, group: name })));
  const isDescending = direction !== undefined;
  const compareRows: Compare = known === undefined ? () => 0 : orders[known];
  return {
    columns: componentColumns,
    sortedBy: known ?? null,
    isDescending,
    rows: rows.toSorted((one, other) => (isDescending ? compareRows(other, one) : compareRows(one, other))),
  };
}
