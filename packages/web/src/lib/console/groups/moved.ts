/**
 * A list in which one has changed places with its neighbour; at the end of the list nothing changes.
 *
 * @example moved(['a', 'b', 'c'], 'c', 'up') // ['a', 'c', 'b']
 */
export function moved(ids: readonly string[], id: string, direction: 'up' | 'down'): string[] {
  const from = ids.indexOf(id);
  const to = from + (direction === 'up' ? -1 : 1);
  const order = [...ids];
  const neighbour = order[to];
  if (from === -1 || neighbour === undefined) return order;
  order[to] = id;
  order[from] = neighbour;
  return order;
}
