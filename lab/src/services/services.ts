import { join } from 'node:path';
import { configs, data, logs, records, sources } from '../paths.ts';

/** One process (with its children) of the lab. */
export interface Service {
  readonly name: string;
  /** `base` runs before anything else, `identity` before the APIs; `worker`s listen on no port of their own. */
  readonly kind: 'base' | 'identity' | 'api' | 'worker';
  readonly command: readonly [string, ...string[]];
  /** TCP port on 127.0.0.1. */
  readonly port?: number;
  /** Answers without a token once the service is really up. */
  readonly probeUrl?: string;
  readonly environment?: Readonly<Record<string, string>>;
}

const config = (name: string) => join(configs, name);

function uwsgiApi(name: string, port: number, path: string, file: string, ...more: string[]) {
  const command = ['uwsgi', '--ini', config('uwsgi.ini'), '--http-socket', `127.0.0.1:${port}`, '--wsgi-file'] as const;
  return {
    name,
    kind: 'api',
    command: [...command, file, ...more],
    port,
    probeUrl: `http://127.0.0.1:${port}${path}`,
  } as const satisfies Service;
}

function eventletApi(name: string, port: number, ...command: [string, ...string[]]) {
  return { name, kind: 'api', command, port, probeUrl: `http://127.0.0.1:${port}/` } as const satisfies Service;
}

function swiftServer(kind: string, port: number): Service {
  return {
    name: `swift-${kind}`,
    kind: 'api',
    command: [join(sources, 'bin', 'swift-server-lab'), kind, config(`swift/${kind}-server.conf`)],
    port,
    probeUrl: `http://127.0.0.1:${port}/healthcheck`,
  };
}

function worker(name: string, configName: string, program = name): Service {
  return { name, kind: 'worker', command: [program, '--config-file', config(configName)] };
}

const rabbitEnvironment = {
  HOME: join(data, 'rabbit'),
  RABBITMQ_NODENAME: 'rabbit@localhost',
  RABBITMQ_CONFIG_FILE: config('rabbitmq.conf'),
  RABBITMQ_MNESIA_BASE: join(data, 'rabbit'),
  RABBITMQ_LOG_BASE: logs,
  RABBITMQ_CONF_ENV_FILE: '/dev/null',
  RABBITMQ_ENABLED_PLUGINS_FILE: '/dev/null',
  RABBITMQ_NODE_IP_ADDRESS: '127.0.0.1',
  RABBITMQ_PID_FILE: join(records, 'rabbitmq.own-pid'),
  RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS: '-kernel inet_dist_use_interface {127,0,0,1} +S 2:2 +sbwt none',
  ERL_EPMD_ADDRESS: '127.0.0.1',
};

/** Every process of the lab, in the order of their start. */
export const services: readonly Service[] = [
  { name: 'mariadb', kind: 'base', command: ['mariadbd', `--defaults-file=${config('mariadb.cnf')}`], port: 3306 },
  // RabbitMQ would start this name server by itself, as a daemon that outlives it.
  { name: 'epmd', kind: 'base', command: ['epmd', '-address', '127.0.0.1'], port: 4369 },
  {
    name: 'rabbitmq',
    kind: 'base',
    command: ['/usr/lib/rabbitmq/bin/rabbitmq-server'],
    port: 5672,
    environment: rabbitEnvironment,
  },
  {
    name: 'memcached',
    kind: 'base',
    command: ['memcached', '-u', 'root', '-l', '127.0.0.1', '-p', '11211', '-U', '0', '-m', '32'],
    port: 11211,
  },
  {
    ...uwsgiApi('keystone', 5000, '/v3', '/usr/bin/keystone-wsgi-public'),
    kind: 'identity',
    environment: { OS_KEYSTONE_CONFIG_FILES: config('keystone.conf') },
  },
  eventletApi('glance', 9292, 'glance-api', '--config-file', config('glance-api.conf')),
  {
    ...uwsgiApi('placement', 8778, '/', '/usr/bin/placement-api'),
    environment: { OS_PLACEMENT_CONFIG_DIR: config('placement') },
  },
  eventletApi('nova-api', 8774, 'nova-api', '--config-file', config('nova.conf')),
  eventletApi(
    'neutron',
    9696,
    'neutron-server',
    ...['--config-file', config('neutron.conf'), '--config-file', config('ml2_conf.ini')],
  ),
  eventletApi('cinder-api', 8776, 'cinder-api', '--config-file', config('cinder.conf')),
  uwsgiApi('barbican', 9311, '/', '/usr/bin/barbican-wsgi-api'),
  uwsgiApi('octavia-api', 9876, '/', '/usr/bin/octavia-wsgi', '--pyargv', `--config-file ${config('octavia.conf')}`),
  swiftServer('account', 6202),
  swiftServer('container', 6201),
  swiftServer('object', 6200),
  swiftServer('proxy', 8080),
  worker('nova-conductor', 'nova.conf'),
  worker('nova-scheduler', 'nova.conf'),
  worker('nova-compute', 'nova.conf', join(sources, 'bin', 'nova-compute-lab')),
  worker('cinder-scheduler', 'cinder.conf'),
  worker('cinder-volume', 'cinder.conf'),
  worker('cinder-backup', 'cinder.conf'),
  worker('octavia-worker', 'octavia.conf'),
];
