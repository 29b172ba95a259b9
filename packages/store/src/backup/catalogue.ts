import pg from 'pg';

/** A table as it is backed up. */
export interface TableShape {
  readonly name: string;
  readonly columns: readonly string[];
}

/** Where a sequence is; `value` is a bigint, as text. */
export interface SequenceState {
  readonly table: string;
  readonly column: string;
  readonly value: string;
  readonly isCalled: boolean;
}

/** The notes of the migrator, which are in the head of a backup instead. */
const bookkeeping = ['kysely_migration', 'kysely_migration_lock'];

/** All tables of the application's schema, those of extensions left out. */
export async function listTables(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c
     WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p')
       AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')
     ORDER BY c.relname`,
  );
  return rows.map(({ name }) => name);
}

/** The tables that hold data, each after those that it refers to, so that they can be filled in this order. */
export async function listShapes(client: pg.Client): Promise<TableShape[]> {
  const names = (await listTables(client)).filter((name) => !bookkeeping.includes(name));
  const { rows: columns } = await client.query<{ table: string; columns: string[] }>(
    `SELECT c.relname AS table, array_agg(a.attname::text ORDER BY a.attnum) AS columns
     FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
     WHERE c.relnamespace = current_schema()::regnamespace AND c.relname = ANY ($1::text[]) GROUP BY c.relname`,
    [names],
  );
  const { rows: references } = await client.query<{ from: string; to: string }>(
    `SELECT f.relname AS from, t.relname AS to
     FROM pg_constraint k JOIN pg_class f ON f.oid = k.conrelid JOIN pg_class t ON t.oid = k.confrelid
     WHERE k.contype = 'f' AND k.connamespace = current_schema()::regnamespace AND f.oid <> t.oid`,
  );
  const columnsOf = new Map(columns.map((row) => [row.table, row.columns]));
  return inOrder(names, references).map((name) => ({ name, columns: columnsOf.get(name) ?? [] }));
}

/** Sorts so that each name comes after all that it refers to. Of a circle, which we do not have, somebody comes first. */
export function inOrder(names: readonly string[], references: readonly { from: string; to: string }[]): string[] {
  const sorted = new Set<string>();
  const visited = new Set<string>();
  const visit = (name: string): void => {
    if (visited.has(name) || !names.includes(name)) return;
    visited.add(name);
    for (const { from, to } of references) if (from === name) visit(to);
    sorted.add(name);
  };
  for (const name of names) visit(name);
  return [...sorted];
}

/** The states of all sequences that belong to columns. */
export async function listSequences(client: pg.Client): Promise<SequenceState[]> {
  const { rows } = await client.query<{ table: string; column: string; sequence: string }>(
    `SELECT c.relname AS table, a.attname AS column, s.oid::regclass::text AS sequence
     FROM pg_class s JOIN pg_depend d ON d.objid = s.oid AND d.deptype IN ('a', 'i') AND d.refobjsubid > 0
     JOIN pg_class c ON c.oid = d.refobjid JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = d.refobjsubid
     WHERE s.relkind = 'S' AND c.relnamespace = current_schema()::regnamespace ORDER BY 1, 2`,
  );
  const states: SequenceState[] = [];
  for (const { table, column, sequence } of rows) {
    const state = await client.query<{ value: string; isCalled: boolean }>(
      `SELECT last_value AS value, is_called AS "isCalled" FROM ${sequence}`,
    );
    for (const found of state.rows) states.push({ table, column, ...found });
  }
  return states;
}

/** The migrations that the database has had, in their order; none where there is no table of them. */
export async function listMigrations(client: pg.Client): Promise<string[]> {
  const { rows: found } = await client.query<{ exists: boolean }>(
    `SELECT to_regclass('kysely_migration') IS NOT NULL AS exists`,
  );
  if (found[0]?.exists !== true) return [];
  const { rows } = await client.query<{ name: string }>('SELECT name FROM kysely_migration ORDER BY name');
  return rows.map(({ name }) => name);
}

/** A name as SQL takes it. */
export const quoted = pg.escapeIdentifier;

/** The beginning of a COPY of a table. */
export function copyOf({ name, columns }: TableShape): string {
  return `COPY ${quoted(name)} (${columns.map((column) => quoted(column)).join(', ')})`;
}
