import type { FastifyBaseLogger } from 'fastify';
import { system } from '../auth/actor.ts';
import type { Config, StatusDeclaration } from '../config/schema.ts';
import { perform, type VerbRuntime } from '../verb/perform.ts';
import { applyDeclaration } from './apply-declaration.ts';
import { declaredOf, type List } from './declared-of.ts';
import { defaultDeclaration } from './default-declaration.ts';
import { loadPresent } from './present.ts';
import { provisionUpstream } from './provision-upstream.ts';
import { readUpstreamFile } from './read-upstream-file.ts';

/**
 * Gives a status page that has nothing yet what the configuration declares, and what every page needs. Upstream's file fills,
 * at every start, what is empty. What is there already is never changed here: `scs status apply` does that.
 *
 * @throws ConfigError, ServerError `invalid` when the file lacks what an empty table needs
 */
export async function provisionAtStart(
  runtime: VerbRuntime,
  { status }: Pick<Config, 'status'>,
  log: FastifyBaseLogger,
): Promise<void> {
  const who = { actor: system, requestId: null };
  if (status.provisioningFile !== undefined) {
    const { filled } = await perform(runtime, who, provisionUpstream, readUpstreamFile(status.provisioningFile));
    if (filled.length > 0) log.info({ filled, file: status.provisioningFile }, 'empty lists were provisioned');
  }
  const present = await loadPresent(runtime.store.db);
  const declaration = missingOf(
    { ...defaultDeclaration, ...declaredOf(status) },
    {
      severities: present.severities.length > 0,
      phases: present.phases.names.length > 0,
      impactTypes: present.impactTypes.length > 0,
      groups: present.groups.length > 0,
      components: present.components.length > 0,
      templates: present.templates.length > 0,
    },
  );
  if (Object.keys(declaration).length === 0) return;
  const { changes } = await perform(runtime, who, applyDeclaration, { declaration });
  if (changes.length > 0)
    log.info({ added: changes.length }, 'the empty status page was given what the configuration declares');
}

function missingOf(declaration: StatusDeclaration, isThere: Readonly<Record<List, boolean>>): StatusDeclaration {
  return Object.fromEntries(Object.entries(declaration).filter(([list]) => !isThere[list as List]));
}
