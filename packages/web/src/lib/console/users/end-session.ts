import { write } from '../api.ts';
import { enteredOf, finish } from '../forms.ts';

/** The action that ends a session; after one's own, the next page is the sign-in. */
export async function endSession({
  request,
  fetch,
  url,
}: {
  request: Request;
  fetch: typeof globalThis.fetch;
  url: URL;
}) {
  const { entered } = await enteredOf(request);
  const path = `/sessions/${encodeURIComponent(entered['id'] ?? '')}`;
  return finish(await write(fetch, { method: 'DELETE', path }), {}, () => `${url.pathname}?done=ended`);
}
