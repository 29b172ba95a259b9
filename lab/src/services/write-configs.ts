import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { configs, logs, records, sources, state } from '../paths.ts';

const databaseUrl = (name: string) => `mysql+pymysql://root:lab@127.0.0.1:3306/${name}?charset=utf8`;

const auth = `\
auth_type = password
auth_url = http://127.0.0.1:5000/v3
username = svc
password = lab
project_name = service
user_domain_name = Default
project_domain_name = Default
region_name = RegionOne`;

const authtoken = `\
[keystone_authtoken]
www_authenticate_uri = http://127.0.0.1:5000
memcached_servers = 127.0.0.1:11211
${auth}`;

const common = (database: string) => `\
[oslo_concurrency]
lock_path = ${join(state, 'data', 'locks')}
[oslo_messaging_notifications]
driver = noop
[database]
connection = ${databaseUrl(database)}
max_pool_size = 5
max_overflow = 20`;

/** Fills the `{{word}}` and `{{word argument}}` places of a configuration template; throws on a word it does not know. */
export function fillTemplate(template: string, stateDirectory: string): string {
  return template.replaceAll(/\{\{(\w+)(?: (\w+))?\}\}/g, (place, word: string, argument: string | undefined) => {
    if (word === 'state') return stateDirectory;
    if (word === 'auth') return auth;
    if (word === 'authtoken') return authtoken;
    if (word === 'broker') return 'rabbit://guest:guest@127.0.0.1:5672/';
    if (word === 'database' && argument) return databaseUrl(argument);
    if (word === 'common' && argument) return common(argument);
    throw new Error(`template: ${place} is not known`);
  });
}

/** Writes every service's configuration below the state folder. Nothing under /etc is touched. */
export function writeConfigs(): void {
  for (const directory of [configs, logs, records]) mkdirSync(directory, { recursive: true });
  const templates = join(sources, 'etc');
  for (const entry of readdirSync(templates, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const source = join(entry.parentPath, entry.name);
    const target = join(configs, source.slice(templates.length + 1));
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, fillTemplate(readFileSync(source, 'utf8'), state));
  }
  // Barbican takes no --config-file; it looks in ~/.barbican.
  const barbicanHome = join(state, 'home', '.barbican');
  mkdirSync(barbicanHome, { recursive: true });
  try {
    symlinkSync(join(configs, 'barbican.conf'), join(barbicanHome, 'barbican.conf'));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
}
