/**
 * The query of another page of the same list.
 *
 * @param cursor `next` of the page; null for the first one
 * @example withCursor('?text=api&cursor=abc', null) // '?text=api'
 */
export function withCursor(search: string, cursor: string | null): string {
  const parameters = new URLSearchParams(search);
  parameters.delete('cursor');
  // what has been done before is not done again on the next page
  parameters.delete('done');
  if (cursor !== null) parameters.set('cursor', cursor);
  return `?${parameters.toString()}`;
}
