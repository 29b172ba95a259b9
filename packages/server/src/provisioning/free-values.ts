import type { VerbContext } from '../verb/verb.ts';
import type { Change } from './plan.ts';

/**
 * Takes their values from the severities that get others, so that values can move past each other: they are unique. The audit
 * records of the verbs that follow still say what the values were.
 *
 * @returns the context to make the changes in
 */
export async function freeValues(context: VerbContext, changes: readonly Change[]): Promise<VerbContext> {
  const before = new Map(
    changes.flatMap(({ kind, action, id, fields }) =>
      kind === 'severity' && action === 'change' && id !== null && fields['value'] !== undefined
        ? [[id, fields['value'].before] as const]
        : [],
    ),
  );
  if (before.size === 0) return context;
  await context.tx
    .updateTable('severities')
    .set({ value: null })
    .where('id', 'in', [...before.keys()])
    .execute();
  return {
    ...context,
    audit: (record) =>
      context.audit(
        record.objectType === 'severity' && record.before !== null && before.has(record.objectId)
          ? { ...record, before: { ...record.before, value: before.get(record.objectId) } }
          : record,
      ),
  };
}
