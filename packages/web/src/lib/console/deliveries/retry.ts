import { write } from '../api.ts';
import { enteredOf, finish } from '../forms.ts';

/** The action that tries a delivery again at once. */
export async function retry({ request, fetch, url }: { request: Request; fetch: typeof globalThis.fetch; url: URL }) {
  const { entered } = await enteredOf(request);
  const path = `/deliveries/${encodeURIComponent(entered['id'] ?? '')}/retry`;
  return finish(await write(fetch, { method: 'POST', path }), {}, () => {
    const parameters = new URLSearchParams(url.search);
    parameters.delete('/retry');
    parameters.set('done', 'retried');
    return `${url.pathname}?${parameters.toString()}`;
  });
}
