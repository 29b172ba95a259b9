import type { VerbContext } from '../verb/verb.ts';

/**
 * Makes something that has the id that was declared for it. What is written down about it names that id, too.
 *
 * @param wanted null where none was declared
 */
export async function withFixedId(
  context: VerbContext,
  table: 'components' | 'impact_types',
  wanted: string | null,
  make: (context: VerbContext) => Promise<{ id: string }>,
): Promise<void> {
  if (wanted === null) {
    await make(context);
    return;
  }
  const id = wanted.toLowerCase();
  const made = await make({
    ...context,
    audit: (record) => context.audit({ ...record, objectId: id }),
    announce: (event, _madeId, payload) => context.announce(event, id, payload),
  });
  await context.tx.updateTable(table).set({ id }).where('id', '=', made.id).execute();
}
