import { existsSync, readFileSync } from 'node:fs';
import type { PageContext, PageRenderer } from '@scs/server';
import { readAssets } from './read-assets.ts';

/** What SvelteKit's build exports, as far as it is used here. */
interface BuiltServer {
  init(options: { env: Record<string, string> }): Promise<void>;
  respond(
    request: Request,
    options: {
      getClientAddress: () => string;
      platform: { context: PageContext; script: string; onError: (thrown: unknown) => void };
    },
  ): Promise<Response>;
}

const defaultBuild = new URL('../../build/', import.meta.url);

/**
 * Loads the built pages.
 *
 * @param build the folder of the build, with a slash at the end
 * @returns undefined where they have not been built: `npm run build` does that
 * @example await startServer(config, log, { pages: await loadPages() });
 */
export async function loadPages(build: URL = defaultBuild): Promise<PageRenderer | undefined> {
  const instance = new URL('server/instance.js', build);
  if (!existsSync(instance)) return undefined;
  const { server } = (await import(instance.href)) as { server: BuiltServer };
  await server.init({ env: {} });
  const script = `/_app/immutable/${JSON.parse(readFileSync(new URL('script.json', build), 'utf8')) as string}`;
  return {
    languages: JSON.parse(readFileSync(new URL('languages.json', build), 'utf8')) as string[],
    assets: readAssets(new URL('client/', build)),
    async render(path, context) {
      const thrown: unknown[] = [];
      const platform = { context, script, onError: (error: unknown) => void thrown.push(error) };
      // pages know paths alone: the host is none that anybody could reach
      const request = new Request(`http://pages.invalid${path}`);
      const answer = await server.respond(request, { getClientAddress: () => '', platform });
      if (thrown.length > 0) throw thrown[0];
      if (answer.status !== 200) throw new Error(`The page ${path} was answered with ${answer.status}.`);
      return answer.text();
    },
  };
}
