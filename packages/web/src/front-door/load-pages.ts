import { existsSync, readFileSync } from 'node:fs';
import type { ConsoleContext, PageContext, PageRenderer } from '@scs/server';
import { readAssets } from './read-assets.ts';

/** `App.Platform`, for those who do not know SvelteKit's types. */
interface Platform {
  readonly page?: PageContext;
  readonly console?: ConsoleContext;
  readonly script: string;
  readonly onError: (thrown: unknown) => void;
}

/** What SvelteKit's build exports, as far as it is used here. */
interface BuiltServer {
  init(options: { env: Record<string, string> }): Promise<void>;
  respond(request: Request, options: { getClientAddress: () => string; platform: Platform }): Promise<Response>;
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
  const respond = (request: Request, platform: Omit<Platform, 'script'>) =>
    server.respond(request, { getClientAddress: () => '', platform: { ...platform, script } });
  return {
    languages: JSON.parse(readFileSync(new URL('languages.json', build), 'utf8')) as string[],
    assets: readAssets(new URL('client/', build)),
    async render(path, page) {
      const thrown: unknown[] = [];
      // pages know paths alone: the host is none that anybody could reach
      const request = new Request(`http://pages.invalid${path}`);
      const answer = await respond(request, { page, onError: (error) => void thrown.push(error) });
      if (thrown.length > 0) throw thrown[0];
      if (answer.status !== 200) throw new Error(`The page ${path} was answered with ${answer.status}.`);
      return answer.text();
    },
    respond: (request, context) => respond(request, { console: context, onError: context.onError }),
  };
}
