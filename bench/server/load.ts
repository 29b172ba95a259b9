import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { Database } from '@scs/store';

/**
 * Fills an empty database by SQL: incidents spread evenly over the time before now, each of an hour, of the last 500 each
 * fiftieth still open, each with two impacts on components in turn.
 */
export async function load(
  db: Kysely<Database>,
  { components, incidents, days }: { components: number; incidents: number; days: number },
): Promise<void> {
  await sql`insert into components (display_name, labels)
    select 'Component ' || n, '{"region":"north"}' from generate_series(1, ${components}::int) n`.execute(db);
  await sql`insert into impact_types (display_name) values ('Performance degradation')`.execute(db);
  await sql`insert into phases (generation, "order", name) values (1, 0, 'Investigating'), (1, 1, 'Resolved')
    on conflict do nothing`.execute(db);
  await sql`insert into incidents (display_name, description, began_at, ended_at, phase_generation, phase_order)
    select 'Incident ' || n, repeat('x', 100), began, case when n <= 500 and n % 50 = 0 then null else began + interval '1 hour' end, 1, 1
    from generate_series(1, ${incidents}::int) n,
      lateral (select now() - n * (${days}::float8 / ${incidents}::float8) * interval '1 day' as began) times`.execute(
    db,
  );
  await sql`with counted as (select id, row_number() over (order by seq) - 1 as n from components)
    insert into impacts (incident_id, component_id, impact_type_id, severity, position)
    select i.id, c.id, t.id, (i.seq + p) % 100 + 1, p
    from incidents i, generate_series(0, 1) p, impact_types t, counted c
    where c.n = (i.seq + p * 7) % ${components}::int
      and t.seq = (select min(seq) from impact_types)`.execute(db);
  await sql`insert into incident_updates (incident_id, "order", display_name, description)
    select id, 0, 'Looking into it', 'We are looking into it.' from incidents`.execute(db);
  await sql`analyze`.execute(db);
}
