import { sql } from 'kysely';
import { z } from 'zod';
import { ServerError } from '../errors.ts';
import { createComponent } from '../status/components/create-component.ts';
import { createImpactType } from '../status/impact-types/create-impact-type.ts';
import { createPhases } from '../status/phases/create-phases.ts';
import { createSeverity } from '../status/severities/create-severity.ts';
import { verb, type VerbContext } from '../verb/verb.ts';
import { fillingFrom } from './filling-from.ts';
import { lockStatus } from './lock-status.ts';
import type { UpstreamProvisioning } from './read-upstream-file.ts';
import { runVerb } from './run-verb.ts';
import { withFixedId } from './with-fixed-id.ts';

const tables = {
  components: 'components',
  impactTypes: 'impact_types',
  phases: 'phases',
  severities: 'severities',
} as const;
type List = keyof typeof tables;
const lists: readonly List[] = ['components', 'impactTypes', 'phases', 'severities'];

/**
 * Fills the tables that are empty from upstream's provisioning.yaml and changes nothing else, in one transaction. As with
 * upstream, a list for an empty table must not be empty.
 */
export const provisionUpstream = verb({
  name: 'status.provision',
  role: 'administrator',
  input: z.custom<UpstreamProvisioning>(),
  async run(context, file): Promise<{ filled: List[] }> {
    await lockStatus(context.tx);
    const filled: List[] = [];
    for (const list of lists) {
      const there = await context.tx
        .selectFrom(tables[list])
        .select(sql<number>`1`.as('one'))
        .limit(1)
        .execute();
      if (there.length > 0) continue;
      if ((file[list] ?? []).length === 0) {
        throw new ServerError(
          'invalid',
          `The provisioning file has no ${list}, and the database has none either.`,
          `Name at least one in the list ${list}.`,
        );
      }
      await fill[list](context, file);
      filled.push(list);
    }
    return { filled };
  },
});

const fill: Readonly<Record<List, (context: VerbContext, file: UpstreamProvisioning) => Promise<void>>> = {
  components: async (context, { components = [] }) => {
    for (const [index, { displayname, labels, model }] of components.entries()) {
      await fillingFrom(`components[${String(index)}]`, { displayName: 'displayname' }, () =>
        withFixedId(context, 'components', model?.id ?? null, (within) =>
          runVerb(within, createComponent, { displayName: displayname, labels }),
        ),
      );
    }
  },
  impactTypes: async (context, { impactTypes = [] }) => {
    for (const [index, { displayname, description, model }] of impactTypes.entries()) {
      await fillingFrom(`impactTypes[${String(index)}]`, { displayName: 'displayname' }, () =>
        withFixedId(context, 'impact_types', model?.id ?? null, (within) =>
          runVerb(within, createImpactType, { displayName: displayname, description }),
        ),
      );
    }
  },
  phases: async (context, { phases = [] }) => {
    await fillingFrom('', {}, () => runVerb(context, createPhases, { phases: phases.map(({ name }) => name) }));
  },
  severities: async (context, { severities = [] }) => {
    for (const [index, { name, value }] of severities.entries()) {
      await fillingFrom(`severities[${String(index)}]`, { displayName: 'name' }, () =>
        runVerb(context, createSeverity, { displayName: name, value }),
      );
    }
  },
};
