/**
 * Calls `fetch` at the first use and hands the same promise to every user, failure included: one failing source makes
 * every check that depends on it abort, and is not asked again (reference: memoised exceptions).
 */
export function once<T>(fetch: () => Promise<T>): () => Promise<T> {
  let promise: Promise<T> | undefined;
  return () => (promise ??= fetch());
}
