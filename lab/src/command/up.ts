import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { installMissingPackages } from './install.ts';
import { logIn } from '../cloud/cloud-api.ts';
import { makeIdentities } from '../cloud/make-identities.ts';
import { cloudsYaml, consoleFile, data } from '../paths.ts';
import type { Say } from './progress.ts';
import { consoleText } from '../seeding/behaviour-changes.ts';
import { runScript } from '../services/run-script.ts';
import { services, type Service } from '../services/services.ts';
import { isListening, startService } from '../services/start-service.ts';
import { waitUntil } from '../services/wait-until.ts';
import { waitUntilReady } from '../services/wait-until-ready.ts';
import { writeCloudsYaml } from '../cloud/write-clouds-yaml.ts';
import { writeConfigs } from '../services/write-configs.ts';
import { empty } from '../../seeds/empty.ts';

const mark = (name: string) => join(data, `.${name}`);

async function startAll(kinds: readonly Service['kind'][]): Promise<void> {
  for (const service of services) if (kinds.includes(service.kind)) await startService(service);
}

async function waitForPort(name: string): Promise<void> {
  const service = services.find((one) => one.name === name);
  const port = service?.port;
  if (!service || port === undefined) throw new Error(`${name} has no port`);
  await waitUntil(name, [service], () => isListening(port));
}

async function waitForKeystone(): Promise<void> {
  const keystone = services.filter((service) => service.kind === 'identity');
  await waitUntil('keystone', keystone, async () => {
    await logIn();
    return true;
  });
}

/**
 * Brings the whole lab up: installs what is missing, configures, makes databases and identities the first time, starts
 * every service that does not run, and waits until all of it answers. Each step is skipped when an earlier run has done it
 * to its end, and can be repeated when one was interrupted. A new cloud is in the state of the seed `empty`.
 */
export async function up(say: Say, now: Date): Promise<void> {
  await installMissingPackages(say);
  writeConfigs();
  await runScript('prepare.sh', say);
  await runScript('make-database-system.sh', () => undefined);
  await startAll(['base']);
  await waitForPort('mariadb');
  const isMade = existsSync(mark('identities-made')) && existsSync(cloudsYaml);
  // Keystone needs no broker. The others do: one that comes up without it reports in, and yet loses the first messages.
  if (isMade) await startAll(['identity']);
  await waitForPort('rabbitmq');
  say('MariaDB, RabbitMQ and memcached run');
  if (!isMade) await runScript('make-schemas.sh', say);
  await startAll(['identity']);
  await waitForKeystone();
  say('Keystone answers');
  if (!isMade) {
    writeFileSync(consoleFile, consoleText(empty.state(now).console));
    writeCloudsYaml(await makeIdentities());
    writeFileSync(mark('identities-made'), '');
    say('users, roles and catalog made; clouds.yaml written');
  }
  await startAll(['api', 'worker']);
  await waitUntilReady(say);
}
