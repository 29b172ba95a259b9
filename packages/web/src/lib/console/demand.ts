import { error } from '@sveltejs/kit';
import { fill } from '../texts.ts';
import { isAtLeast, type RoleName } from './roles.ts';
import { consoleTextsOf } from './texts-of.ts';

/**
 * Refuses what a role may not do, before a form is filled in for nothing, and where the API is not asked.
 *
 * @throws HttpError 403, in the language of the page
 */
export function demand(least: RoleName, { actor, site }: App.Locals): void {
  const role = actor.role ?? 'reader';
  if (isAtLeast(role, least)) return;
  const { common } = consoleTextsOf(site);
  error(403, fill(common.needsRole, { needed: common[least], role: common[role] }), { hint: common.askForRole });
}
