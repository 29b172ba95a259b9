import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { loadCloud } from './load-cloud.ts';

/**
 * What openstacksdk makes of each scenario's folder and environment. It settles its search path when it is imported, so
 * that each scenario gets a process of its own, forked after the slow imports.
 */
const askPeer = `
import json, os, sys, warnings
import yaml, keystoneauth1.loading, keystoneauth1.session, dogpile.cache, requests
warnings.simplefilter('ignore')

def ask(scenario):
    os.chdir(scenario['folder'])
    os.environ.clear()
    os.environ.update(scenario['env'])
    import openstack.config
    try:
        c = openstack.config.OpenStackConfig().get_one(scenario.get('cloud'))
        return {'auth': c.config['auth'], 'region': c.config.get('region_name') or None, 'name': c.name,
                'interface': c.get_interface(), 'verify': c.get_requests_verify_args()[0] is not False,
                'timeout': c.config.get('api_timeout'), 'image': c.get_endpoint('image')}
    except Exception as e:
        return {'error': type(e).__name__}

answers = []
for scenario in json.load(sys.stdin):
    ours, theirs = os.pipe()
    if os.fork() == 0:
        with os.fdopen(theirs, 'w') as out:
            json.dump(ask(scenario), out, default=str)
        os._exit(0)
    os.close(theirs)
    with os.fdopen(ours) as answer:
        answers.append(json.load(answer))
    os.wait()
print(json.dumps(answers))
`;

/** A Python with openstacksdk: Debian's, or the one that SCS_PEER_PYTHON names. */
const python = [process.env['SCS_PEER_PYTHON'], '/usr/bin/python3', 'python3'].find((candidate) => {
  if (candidate === undefined || candidate === '') return false;
  try {
    execFileSync(candidate, ['-c', 'import openstack.config'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
});

const auth = `auth_url: "https://k.example/v3", username: ada, password: pw, user_domain_name: D, project_name: p, project_domain_name: D`;

const scenarios: readonly {
  readonly title: string;
  readonly files: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly cloud?: string;
}[] = [
  { title: 'one plain cloud', files: { 'clouds.yaml': `clouds: {lab: {auth: {${auth}}, region_name: R}}` } },
  {
    title: 'secure.yaml over clouds.yaml',
    files: {
      'clouds.yaml': `clouds: {lab: {auth: {${auth}}, insecure: true}}`,
      'secure.yaml': 'clouds: {lab: {auth: {password: other}, interface: internal}}',
    },
  },
  {
    title: 'a profile and regions',
    files: {
      'clouds-public.yaml':
        'public-clouds: {v: {auth: {auth_url: "https://v.example/{region_name}"}, regions: [A, B], api_timeout: 9}}',
      'clouds.yaml':
        'clouds: {lab: {profile: v, auth: {username: ada, password: 1.0, user_domain_id: d, project_id: 17}}}',
    },
  },
  {
    title: 'region values over the cloud',
    files: {
      'clouds.yaml': `clouds: {lab: {auth: {${auth}}, interface: admin, regions: [{name: A, values: {interface: internal, auth: {username: eve}}}]}}`,
    },
  },
  {
    title: 'old spellings',
    files: {
      'clouds.yaml':
        'clouds: {lab: {endpoint_type: internal, auth: {auth_url: "https://k.example/v3", user_name: ada, password: 0x1F, user-domain-id: d, tenant-name: p, project-domain-name: D}}}',
    },
  },
  {
    title: 'one domain for both',
    files: {
      'clouds.yaml':
        'clouds: {lab: {domain_name: D, auth: {auth_url: "https://k.example/v3", username: ada, password: 012, project_name: p}}}',
    },
  },
  {
    title: 'the environment before an only cloud',
    files: { 'clouds.yaml': `clouds: {lab: {auth: {${auth}}}}` },
    env: {
      OS_AUTH_URL: 'https://e.example',
      OS_USERNAME: 'eve',
      OS_PASSWORD: 'x',
      OS_USER_DOMAIN_ID: 'd',
      OS_REGION_NAME: 'R',
      OS_TENANT_NAME: 't',
      OS_PROJECT_DOMAIN_ID: 'd',
    },
  },
  {
    title: 'OS_CLOUD before the environment',
    files: { 'clouds.yaml': `clouds: {lab: {auth: {${auth}}}, other: {auth: {${auth}}}}` },
    env: { OS_AUTH_URL: 'https://e.example', OS_CLOUD: 'other' },
  },
  {
    title: 'an endpoint override',
    files: {
      'clouds.yaml': `clouds: {lab: {auth: {${auth}}, image_endpoint_override: "https://i.example/v2", verify: false}}`,
    },
  },
  { title: 'an unknown cloud', files: { 'clouds.yaml': `clouds: {lab: {auth: {${auth}}}}` }, cloud: 'prod' },
  { title: 'nothing at all', files: {} },
  {
    title: 'scalars of every kind',
    files: { 'clouds.yaml': `clouds: {lab: {auth: {${auth.replace('pw', '0891')}}}}` },
  },
  {
    title: 'a password that looks like a number',
    files: { 'clouds.yaml': `clouds: {lab: {auth: {${auth.replace('pw', '12e4567')}}}}` },
  },
  {
    title: 'a password of digits and colons',
    files: { 'clouds.yaml': `clouds: {lab: {auth: {${auth.replace('pw', '1:30')}}}}` },
  },
];

let root: string;
let peers: Record<string, unknown>[] = [];

function situation({ env = {}, cloud }: (typeof scenarios)[number], index: number) {
  const folder = join(root, String(index));
  return { folder, env: { PATH: process.env['PATH'] ?? '', HOME: folder, ...env }, cloud };
}

describe.skipIf(python === undefined)('openstacksdk reads the same (skipped without a Python that has it)', () => {
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'scs-peer-'));
    for (const [index, { files }] of scenarios.entries()) {
      await mkdir(join(root, String(index)));
      for (const [name, content] of Object.entries(files)) await writeFile(join(root, String(index), name), content);
    }
    const input = JSON.stringify(scenarios.map(situation));
    peers = JSON.parse(execFileSync(python ?? '', ['-c', askPeer], { input, encoding: 'utf8' })) as typeof peers;
  });
  afterAll(async () => {
    await rm(root, { recursive: true });
  });

  it.each(scenarios.map((scenario, index) => ({ ...scenario, index })))('$title', async ({ index, ...scenario }) => {
    const peer = peers[index] ?? {};
    const { folder, env, cloud } = situation(scenario, index);
    const ours = await loadCloud({ cwd: folder, env, cloud }).then(
      (config) => ({
        name: config.name,
        auth: wireNames(config.auth),
        region: config.regionName ?? null,
        interface: config.interface,
        verify: config.verify,
        timeout: config.apiTimeoutMs === undefined ? null : config.apiTimeoutMs / 1000,
        image: config.endpointOverrides['image'] ?? null,
      }),
      () => undefined,
    );
    if ('error' in peer) expect(ours).toBeUndefined();
    else expect(ours).toEqual(peer);
  });
});

/** `userDomainName` → `user_domain_name`, secrets in clear. */
function wireNames(values: object): Record<string, string> {
  const result: Record<string, string> = {};
  for (const [key, value] of Object.entries(values) as [string, string | { reveal(): string } | undefined][]) {
    if (value === undefined) continue;
    result[key.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)] =
      typeof value === 'string' ? value : value.reveal();
  }
  return result;
}
