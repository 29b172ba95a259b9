import type { Wishes } from './schemas.ts';

/** Wishes as their table has them. */
export function wishesRow({ componentIds, about, frequency, language }: Wishes) {
  return { component_ids: componentIds && JSON.stringify(componentIds), about, frequency, language };
}
