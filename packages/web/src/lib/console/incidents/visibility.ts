import type { IncidentDocument } from '@scs/server';
import type { Choices } from './choices.ts';

/** Who sees an incident that is published: whoever may see one of its components; everybody, when it has none. */
export function seenBy(
  { affects }: Pick<IncidentDocument, 'affects'>,
  { groups }: Pick<Choices, 'groups'>,
): 'public' | 'signed-in' | 'hidden' {
  const visibilityOf = new Map(groups.flatMap(({ components }) => components.map((one) => [one.id, one.visibility])));
  const visibilities = affects.map(({ reference }) => visibilityOf.get(reference));
  if (visibilities.length === 0 || visibilities.includes('public')) return 'public';
  return visibilities.includes('signed-in') ? 'signed-in' : 'hidden';
}
