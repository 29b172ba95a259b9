import type { UpdateDocument } from '@scs/server';

/**
 * Names the newest update, so that whoever writes the next one can say which they have seen; empty where there is none. A number
 * alone does not do: that of a deleted last update is used again.
 */
export function newestOf(updates: readonly UpdateDocument[]): string {
  const newest = updates.at(-1);
  return newest === undefined ? '' : `${newest.order} ${newest.createdAt} ${newest.version}`;
}
