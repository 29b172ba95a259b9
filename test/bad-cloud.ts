import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { temporaryFolder } from './run-scs.ts';

/** How something that should be an OpenStack API answers. The address is that of the server itself. */
export type Behaviour = (request: IncomingMessage, response: ServerResponse, address: string) => void;

/** A server on a port of its own for the time of a test, and a clouds.yaml that calls it `bad`. */
export async function serveBadCloud(behaviour: Behaviour): Promise<{ env: NodeJS.ProcessEnv; address: string }> {
  let address = '';
  const server = createServer((request, response) => {
    behaviour(request, response, address);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const folder = temporaryFolder();
  const file = join(folder, 'clouds.yaml');
  writeFileSync(
    file,
    `clouds:
  bad:
    region_name: R
    auth:
      auth_url: ${address}/v3
      username: alice
      password: sEcReT-pAsSwOrD
      project_name: p
      user_domain_name: Default
      project_domain_name: Default
`,
  );
  return { env: { OS_CLIENT_CONFIG_FILE: file, SCS_STATE_DIR: folder }, address };
}

/** Answers a sign-in properly, with services at the paths given; everything else is left to `rest`. */
export function signInThen(services: Readonly<Record<string, string>>, rest: Behaviour, roles = ['member']): Behaviour {
  return (request, response, address) => {
    if (request.url !== '/v3/auth/tokens') {
      rest(request, response, address);
      return;
    }
    const token = {
      methods: ['password'],
      roles: roles.map((name) => ({ id: name, name })),
      user: { id: 'u', name: 'alice', domain: { id: 'default', name: 'Default' } },
      project: { id: 'p', name: 'p', domain: { id: 'default', name: 'Default' } },
      expires_at: new Date(Date.now() + 3_600_000).toISOString(),
      issued_at: new Date().toISOString(),
      catalog: Object.entries(services).map(([type, path]) => ({
        type,
        name: type,
        endpoints: [{ id: type, interface: 'public', region: 'R', region_id: 'R', url: address + path }],
      })),
    };
    response.writeHead(201, { 'content-type': 'application/json', 'x-subject-token': 't' });
    response.end(JSON.stringify({ token }));
  };
}
