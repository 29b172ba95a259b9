import type { Database, Visibility } from '@scs/store';
import type { Kysely } from 'kysely';

/** What the status page has, as far as it can be declared. */
export interface Present {
  severities: { id: string; name: string | null; value: number | null; colour: string | null }[];
  /** Of the newest generation, in their order. */
  phases: { generation: number; names: string[] };
  impactTypes: { id: string; name: string; description: string | null }[];
  groups: { id: string; name: string; description: string | null; isRedundant: boolean; position: number }[];
  components: {
    id: string;
    name: string | null;
    description: string | null;
    labels: Readonly<Record<string, string>> | null;
    group: string | null;
    visibility: Visibility;
    position: number;
  }[];
  templates: { id: string; name: string; content: Readonly<Record<string, unknown>> }[];
}

/** Reads it; six queries. */
export async function loadPresent(db: Kysely<Database>): Promise<Present> {
  const severities = await db
    .selectFrom('severities')
    .select(['id', 'display_name as name', 'value', 'colour'])
    .orderBy('value')
    .execute();
  const phases = await db.selectFrom('phases').selectAll().orderBy('generation').orderBy('order').execute();
  const generation = phases.at(-1)?.generation ?? 0;
  const impactTypes = await db
    .selectFrom('impact_types')
    .select(['id', 'display_name as name', 'description'])
    .orderBy('seq')
    .execute();
  const groups = await db
    .selectFrom('component_groups')
    .select(['id', 'name', 'description', 'is_redundant as isRedundant', 'position'])
    .orderBy('position')
    .execute();
  const components = await db
    .selectFrom('components as c')
    .leftJoin('component_groups as g', 'g.id', 'c.group_id')
    .select([
      'c.id',
      'c.display_name as name',
      'c.description',
      'c.labels',
      'g.name as group',
      'c.visibility',
      'c.position',
    ])
    .orderBy('c.seq')
    .execute();
  const templates = await db.selectFrom('templates').select(['id', 'name', 'content']).orderBy('name').execute();
  const names = phases.filter((phase) => phase.generation === generation).map(({ name }) => name);
  return { severities, phases: { generation, names }, impactTypes, groups, components, templates };
}
