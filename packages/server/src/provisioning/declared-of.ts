import type { StatusDeclaration } from '../config/schema.ts';

const lists = ['severities', 'phases', 'impactTypes', 'groups', 'components', 'templates'] as const;
export type List = (typeof lists)[number];

/** The lists that a configuration declares. */
export function declaredOf(status: StatusDeclaration): StatusDeclaration {
  return Object.fromEntries(lists.flatMap((list) => (status[list] === undefined ? [] : [[list, status[list]]])));
}
