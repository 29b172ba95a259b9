import { Command } from 'commander';
import type { ServeOptions } from './options.ts';
import { useLittleMemory } from './use-little-memory.ts';

const examples = `
Starts the platform: the API, the pages and the jobs, in one process. Without a database.url it starts a PostgreSQL of its
own in the data directory. Everything is set in scs.yaml or in SCS_… variables (see: scs config print).

Examples:
  scs serve                                        on http://localhost:8080, data in ~/.local/state/scs/server (root: /var/lib/scs)
  scs serve --config /etc/scs/scs.yaml
  scs serve --listen :9000 --data-dir /var/lib/scs
  DATABASE_URL=postgres://scs@db/scs scs serve     on a PostgreSQL that is there
  scs serve --roles api                            one of several processes on one PostgreSQL
  scs config check                                 is the configuration right?`;

/** `scs serve`. */
export function serveCommand(): Command {
  return new Command('serve')
    .description('start the platform: status page API, sign-in and jobs')
    .option('--config <file>', 'read this file instead of looking for scs.yaml')
    .option('--listen <host:port>', 'where to listen (default: 127.0.0.1:8080)')
    .option('--data-dir <dir>', 'where to keep data (default: ~/.local/state/scs/server; for root /var/lib/scs)')
    .option('--roles <list>', 'what this process does: api, worker, or both (default: api,worker)')
    .addHelpText('after', examples)
    .action(async (options: ServeOptions) => {
      // before anything large is loaded
      useLittleMemory();
      const { serve } = await import('./serve.ts');
      await serve(options);
    });
}
