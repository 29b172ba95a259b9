import type { Database } from '@scs/store';
import type { Transaction } from 'kysely';
import type { Entry } from './pair.ts';

/** What is here, by what people see of it; six queries. */
export async function loadHere(tx: Transaction<Database>) {
  const severities = await tx.selectFrom('severities').select(['id', 'display_name', 'value', 'colour']).execute();
  const impactTypes = await tx
    .selectFrom('impact_types')
    .select(['id', 'display_name', 'description'])
    .orderBy('seq')
    .execute();
  const groups = await tx
    .selectFrom('component_groups')
    .select(['id', 'name', 'description', 'is_redundant'])
    .execute();
  const components = await tx
    .selectFrom('components')
    .select(['id', 'display_name', 'description', 'labels', 'group_id', 'visibility'])
    .orderBy('seq')
    .execute();
  const templates = await tx.selectFrom('templates').select(['id', 'name', 'content']).execute();
  const phases = await tx.selectFrom('phases').selectAll().execute();
  return {
    severities: severities.map(({ id, display_name: name, ...fields }): Entry => ({ id, name, fields })),
    impactTypes: impactTypes.map(({ id, display_name: name, ...fields }): Entry => ({ id, name, fields })),
    groups: groups.map(({ id, name, description, is_redundant: isRedundant }): Entry => ({
      id,
      name,
      fields: { description, isRedundant },
    })),
    components: components.map(
      ({ id, display_name: name, description, labels, group_id: groupId, visibility }): Entry => ({
        id,
        name,
        fields: { description, labels: labels ?? {}, groupId, visibility },
      }),
    ),
    templates: templates.map(({ id, name, content }): Entry => ({ id, name, fields: { content } })),
    phases,
  };
}
