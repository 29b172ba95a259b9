import { requestOne } from '../session/one.ts';
import type { Session } from '../session/types.ts';
import type { NewServer } from './types.ts';

export interface CreateServerOptions {
  /** `tags` need 2.52, `networks: 'auto'` and `'none'` need 2.37. Default: what the server's fields need. */
  readonly microversion?: string | undefined;
}

/** `POST /servers`. The answer comes before the server is built: poll {@link getServer}. */
export function createServer(
  session: Session,
  server: NewServer,
  options: CreateServerOptions = {},
): Promise<{ readonly id: string }> {
  return requestOne(session, 'server', {
    service: 'compute',
    method: 'POST',
    path: '/servers',
    json: { server },
    microversion: options.microversion ?? neededMicroversion(server),
  });
}

function neededMicroversion(server: NewServer): string | undefined {
  if (server.tags !== undefined) return '2.52';
  return typeof server.networks === 'string' ? '2.37' : undefined;
}
