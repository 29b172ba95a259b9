import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import type { Adapter } from '@sveltejs/kit';
import { buildScript } from './build-script.ts';

/**
 * Writes what the server's own process loads: `client/` with the files that browsers ask for, and `server/` with the pages.
 * No HTTP server comes with it: ours keeps what the pages answer as bytes.
 */
export function bytesAdapter(): Adapter {
  return {
    name: 'bytes',
    async adapt(builder) {
      rmSync('build', { recursive: true, force: true });
      builder.writeClient('build/client');
      builder.writeServer('build/server');
      writeFileSync('build/script.json', JSON.stringify(await buildScript('build/client/_app/immutable')));
      const languages = readdirSync('src/messages').flatMap((name) => /^(.+)\.json$/.exec(name)?.[1] ?? []);
      writeFileSync('build/languages.json', JSON.stringify(languages.sort((one) => (one === 'en' ? -1 : 1))));
      // the last thing: what is older than its sources, or lacks this, is built again
      builder.generateServerInstance('build/server/instance.js', { serverDirectory: 'build/server' });
    },
  };
}
