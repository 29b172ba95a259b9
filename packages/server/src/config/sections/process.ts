import { duration } from '../values/amounts.ts';
import { listenAddress } from '../values/listen-address.ts';
import { path } from '../values/names.ts';
import { choice, listOf } from '../values/plain.ts';
import { secret } from '../values/secrets.ts';
import { origin } from '../values/urls.ts';

/** What the process is, where it listens and where it keeps its data. */
export const processKeys = {
  listen: listenAddress.prefault('127.0.0.1:8080').meta({
    description: 'Where the server listens. `:8080` means all addresses of the machine.',
    examples: [':8080'],
  }),
  publicUrl: origin.optional().meta({
    description:
      'How browsers reach the server: for links, cookies and the way back from an identity provider. Behind a proxy, the address of the proxy.',
    examples: ['https://status.example.com'],
  }),
  dataDir: path.optional().meta({
    description: 'The folder for everything that the server keeps on disk, the embedded database among it.',
    examples: ['/var/lib/scs'],
  }),
  roles: listOf(choice(['api', 'worker']), 'a list of api, worker or both')
    .min(1)
    .prefault(['api', 'worker'])
    .meta({
      description:
        'What this process does: `api` answers requests, `worker` runs jobs. Several processes share one PostgreSQL.',
      examples: [['api']],
    }),
  shutdownTimeout: duration(0, 600_000, 'a duration up to 10m, such as 10s')
    .prefault('10s')
    .meta({
      description: 'How long requests and jobs may take to end after SIGTERM before they are cut off.',
      examples: ['30s'],
    }),
  bootstrapToken: secret(32)
    .optional()
    .meta({
      description:
        'A token of an administrator for automation, valid as long as the server runs with it. At least 32 characters.',
      examples: [{ file: '/run/secrets/scs-bootstrap-token' }],
    }),
};
