import type { Database } from '@scs/store';
import type { Transaction } from 'kysely';
import { ServerError, type FieldProblem } from '../../errors.ts';
import type { ImpactInput } from './schemas.ts';

/**
 * Gives an incident exactly these impacts. An incident affects a component in one way of each type: of two impacts with the
 * same component and type, the first one counts.
 *
 * @throws ServerError `invalid` for components and types that do not exist
 */
export async function replaceImpacts(
  tx: Transaction<Database>,
  incidentId: string,
  affects: readonly ImpactInput[],
): Promise<void> {
  await checkReferences(tx, affects);
  const byKey = new Map<string, ImpactInput>();
  for (const impact of affects) {
    const key = `${impact.reference} ${impact.type}`;
    if (!byKey.has(key)) byKey.set(key, impact);
  }
  await tx.deleteFrom('impacts').where('incident_id', '=', incidentId).execute();
  if (byKey.size === 0) return;
  const rows = [...byKey.values()].map(({ reference, type, severity }, position) => ({
    incident_id: incidentId,
    component_id: reference,
    impact_type_id: type,
    severity: severity ?? null,
    position,
  }));
  // PostgreSQL takes 65,535 parameters in one statement
  for (let start = 0; start < rows.length; start += 10_000) {
    await tx
      .insertInto('impacts')
      .values(rows.slice(start, start + 10_000))
      .execute();
  }
}

async function checkReferences(tx: Transaction<Database>, affects: readonly ImpactInput[]): Promise<void> {
  if (affects.length === 0) return;
  const [components, types] = [affects.map(({ reference }) => reference), affects.map(({ type }) => type)];
  const knownComponents = await known(tx, 'components', components);
  const knownTypes = await known(tx, 'impact_types', types);
  const fields = affects.flatMap(({ reference, type }, index): FieldProblem[] => [
    ...(knownComponents.has(reference)
      ? []
      : [{ path: `affects[${String(index)}].reference`, message: `there is no component ${reference}` }]),
    ...(knownTypes.has(type)
      ? []
      : [{ path: `affects[${String(index)}].type`, message: `there is no impact type ${type}` }]),
  ]);
  const first = fields[0];
  if (first === undefined) return;
  throw new ServerError(
    'invalid',
    `${first.path}: ${first.message}`,
    'List the components and impact types, and use their ids.',
    {
      fields: fields.slice(0, 20),
    },
  );
}

async function known(
  tx: Transaction<Database>,
  table: 'components' | 'impact_types',
  ids: readonly string[],
): Promise<Set<string>> {
  // locked, so that nobody deletes them before the impacts are there
  const rows = await tx
    .selectFrom(table)
    .select('id')
    .where('id', 'in', [...new Set(ids)])
    .forKeyShare()
    .execute();
  return new Set(rows.map(({ id }) => id));
}
