import type { Database } from '@scs/store';
import type { Transaction } from 'kysely';
import { invalidField } from '../errors.ts';
import { loadPresent } from './present.ts';

type Fields = Readonly<Record<string, unknown>>;

/**
 * What the verbs of components take, from a declaration's names.
 *
 * @throws ServerError `invalid` when there is no such group
 */
export async function componentInput(tx: Transaction<Database>, { group, ...fields }: Fields): Promise<Fields> {
  if (group === undefined) return fields;
  if (typeof group !== 'string') return { ...fields, groupId: null };
  const found = await tx.selectFrom('component_groups').select('id').where('name', '=', group).executeTakeFirst();
  if (found === undefined) throw invalidField('group', `there is no group ${JSON.stringify(group)}`);
  return { ...fields, groupId: found.id };
}

/**
 * What the verbs of templates take, from a declaration's names.
 *
 * @throws ServerError `invalid` when a component, an impact type or a phase is not there
 */
export async function templateInput(tx: Transaction<Database>, { content, ...fields }: Fields): Promise<Fields> {
  if (content === undefined) return fields;
  const { title, description, phase, affects } = content as {
    title: string | null;
    description: string | null;
    phase: { name: string; order: number } | null;
    affects: { component: string; type: string; severity: number }[];
  };
  const present = await loadPresent(tx);
  const idOf = (list: readonly { id: string; name: string | null }[], what: string, name: string): string => {
    const found = list.find((entry) => entry.name === name);
    if (found === undefined) throw invalidField('affects', `there is no ${what} ${JSON.stringify(name)}`);
    return found.id;
  };
  if (phase !== null && phase.order < 0) throw invalidField('phase', `there is no phase ${JSON.stringify(phase.name)}`);
  return {
    ...fields,
    content: {
      ...(title === null ? {} : { displayName: title }),
      ...(description === null ? {} : { description }),
      ...(phase === null ? {} : { phase: { generation: present.phases.generation, order: phase.order } }),
      affects: affects.map(({ component, type, severity }) => ({
        reference: idOf(present.components, 'component', component),
        type: idOf(present.impactTypes, 'impact type', type),
        severity,
      })),
    },
  };
}
