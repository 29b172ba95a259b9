import type { PlanCheckDocument } from '@scs/server';

/**
 * Names what an operator has been warned of, so that a plan which is sent again with the same warnings is taken, and one with
 * others is not. Empty when there is nothing to warn of.
 */
export function signatureOf({ startsInThePast, conflicts }: PlanCheckDocument): string {
  const parts = conflicts.map(({ kind, with: other, group }) => [kind, other.id, group?.id ?? ''].join('/'));
  return [...(startsInThePast ? ['past'] : []), ...parts].sort().join(' ');
}
