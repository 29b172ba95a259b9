import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { inspect } from 'node:util';

import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { OpenStackError } from '../errors.ts';
import { loadCloud } from './load-cloud.ts';
import type { LoadOptions } from './types.ts';

const auth = {
  auth_url: 'https://keystone.example/v3',
  username: 'ada',
  password: 'pa55-word-of-ada',
  user_domain_name: 'Default',
  project_name: 'engine',
  project_domain_name: 'Default',
};

function without(...keys: string[]): Record<string, string> {
  return Object.fromEntries(Object.entries(auth).filter(([key]) => !keys.includes(key)));
}

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'scs-config-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

async function write(path: string, content: unknown): Promise<string> {
  const file = join(folder, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

/** Nothing of the machine that runs the test is looked at, besides /etc/openstack. */
function load(options: LoadOptions = {}) {
  const env = { HOME: join(folder, 'home'), XDG_CONFIG_DIRS: join(folder, 'xdg'), ...options.env };
  return loadCloud({ cwd: folder, ...options, env });
}

describe('finding files', () => {
  it.each([
    'clouds.yaml',
    'clouds.yml',
    'clouds.json',
    'home/.config/openstack/clouds.yaml',
    'xdg/openstack/clouds.yml',
  ])('%s is found', async (path) => {
    const file = await write(path, { clouds: { lab: { auth } } });
    expect((await load({ cloud: 'lab' })).sources).toEqual([file]);
  });

  it('the working folder comes before the home folder, and files of one kind are not merged', async () => {
    await write('home/.config/openstack/clouds.yaml', { clouds: { far: { auth } } });
    await write('clouds.yaml', { clouds: { near: { auth } } });
    await expect(load({ cloud: 'far' })).rejects.toMatchObject({
      code: 'cloud-unknown',
      message: expect.stringContaining(
        `clouds.yaml: no cloud "far". Known clouds: near (file: ${join(folder, 'clouds.yaml')}).`,
      ) as string,
    });
  });

  it('OS_CLIENT_CONFIG_FILE and OS_CLIENT_SECURE_FILE come first', async () => {
    await write('clouds.yaml', { clouds: { lab: {} } });
    const file = await write('elsewhere.yaml', { clouds: { lab: { auth: { ...auth, password: undefined } } } });
    const secure = await write('hidden.yaml', { clouds: { lab: { auth: { password: 'from-secure-file' } } } });
    const cloud = await load({ env: { OS_CLIENT_CONFIG_FILE: file, OS_CLIENT_SECURE_FILE: secure } });
    expect(cloud.sources).toEqual([file, secure]);
    expect(cloud.auth.password?.reveal()).toBe('from-secure-file');
  });

  it('a file that a variable names and that does not exist is told', async () => {
    await write('clouds.yaml', { clouds: { lab: { auth } } });
    await expect(load({ env: { OS_CLIENT_CONFIG_FILE: './nowhere.yaml' } })).rejects.toMatchObject({
      code: 'config-not-found',
      message: expect.stringMatching(/nowhere\.yaml: there is no such file.*OS_CLIENT_CONFIG_FILE names it/) as string,
    });
  });

  it('without any configuration the places are told', async () => {
    await expect(load()).rejects.toMatchObject({
      code: 'config-not-found',
      message: expect.stringContaining(join(folder, 'home/.config/openstack')) as string,
    });
    await expect(load({ cloud: 'lab' })).rejects.toMatchObject({ code: 'config-not-found' });
  });
});

describe('merging', () => {
  it('secure.yaml is laid over clouds.yaml key by key', async () => {
    await write('clouds.yaml', { clouds: { lab: { region_name: 'One', auth: { ...auth, password: 'x' } } } });
    await write('secure.yaml', { clouds: { lab: { auth: { password: 'from-secure' } } } });
    const cloud = await load();
    expect(cloud.auth.password?.reveal()).toBe('from-secure');
    expect(cloud.auth.username).toBe('ada');
    expect(cloud.regionName).toBe('One');
  });

  it('a profile of clouds-public.yaml lies below the cloud', async () => {
    await write('clouds-public.yaml', {
      'public-clouds': {
        vendor: {
          auth: { auth_url: 'https://vendor.example/v3', username: 'below' },
          region_name: 'Vendor',
          interface: 'internal',
        },
      },
    });
    await write('clouds.yaml', { clouds: { lab: { profile: 'vendor', auth: without('auth_url') } } });
    const cloud = await load();
    expect(cloud).toMatchObject({ regionName: 'Vendor', interface: 'internal', warnings: [] });
    expect(cloud.auth).toMatchObject({ authUrl: 'https://vendor.example/v3', username: 'ada' });
  });

  it('a profile that no file has is a warning', async () => {
    await write('clouds.yaml', { clouds: { lab: { profile: 'vexxhost', auth } } });
    expect((await load()).warnings.join()).toContain('profile "vexxhost"');
  });

  it('regions have values of their own; the first is the default', async () => {
    const regions = [{ name: 'One', values: { interface: 'internal', auth: { project_name: 'first' } } }, 'Two'];
    await write('clouds.yaml', { clouds: { lab: { regions, auth } } });
    expect(await load()).toMatchObject({ regionName: 'One', interface: 'internal', auth: { projectName: 'first' } });
    expect(await load({ region: 'Two' })).toMatchObject({
      regionName: 'Two',
      interface: 'public',
      auth: { projectName: 'engine' },
    });
    await expect(load({ region: 'Three' })).rejects.toMatchObject({
      code: 'region-unknown',
      message: expect.stringContaining('Its regions: One, Two.') as string,
    });
  });
});

describe('spellings', () => {
  it.each<[string, Record<string, string>, Record<string, string>?]>([
    ['tenant_name', { tenant_name: 'engine' }],
    ['project-name', { 'project-name': 'engine' }],
    ['beside auth', {}, { project_name: 'engine' }],
    ['beside auth wins', { project_name: 'other' }, { project_name: 'engine' }],
  ])('%s is the project', async (_title, inside, beside = {}) => {
    await write('clouds.yaml', { clouds: { lab: { auth: { ...without('project_name'), ...inside }, ...beside } } });
    expect((await load()).auth.projectName).toBe('engine');
  });

  it('user_name, user-domain-name and auth-url are known', async () => {
    const odd = {
      'auth-url': auth.auth_url,
      user_name: 'ada',
      'user-domain-name': 'D',
      password: 'p',
      project_id: 'x',
    };
    await write('clouds.yaml', { clouds: { lab: { auth: odd } } });
    expect((await load()).auth).toMatchObject({ authUrl: auth.auth_url, username: 'ada', userDomainName: 'D' });
  });

  it('one domain_name serves user and project', async () => {
    await write('clouds.yaml', {
      clouds: { lab: { auth: { ...without('user_domain_name', 'project_domain_name'), domain_name: 'D' } } },
    });
    const { auth: read } = await load();
    expect(read).toMatchObject({ userDomainName: 'D', projectDomainName: 'D', domainName: undefined });
  });

  it('endpoint_type with URL at its end is the interface', async () => {
    await write('clouds.yaml', { clouds: { lab: { endpoint_type: 'internalURL', auth } } });
    expect((await load()).interface).toBe('internal');
  });

  it('{region_name} in auth_url is filled in', async () => {
    await write('clouds.yaml', {
      clouds: { lab: { region_name: 'One', auth: { ...auth, auth_url: 'https://{region_name}.example/v3' } } },
    });
    expect((await load()).auth.authUrl).toBe('https://One.example/v3');
  });

  it('overrides, timeouts and certificates are read', async () => {
    await write('clouds.yaml', {
      clouds: {
        lab: {
          auth,
          block_storage_endpoint_override: 'https://volumes.example/v3',
          'image-endpoint-override': 'https://images.example',
          compute_api_version: '2.1',
          compute_default_microversion: '2.53',
          network_interface: 'adminURL',
          compute_region_name: 'Two',
          api_timeout: 7,
          cacert: 'ca.pem',
          cert: '~/cert.pem',
          key: '/key.pem',
        },
      },
    });
    expect(await load()).toMatchObject({
      endpointOverrides: { 'block-storage': 'https://volumes.example/v3', image: 'https://images.example' },
      interfaceOverrides: { network: 'admin' },
      regionOverrides: { compute: 'Two' },
      apiTimeoutMs: 7000,
      verify: true,
      cacert: join(folder, 'ca.pem'),
      cert: join(folder, 'home/cert.pem'),
      key: '/key.pem',
    });
  });

  it.each([
    [{ verify: false }, false],
    [{ insecure: true }, false],
    [{ insecure: 'True' }, false],
    [{ insecure: 'yes' }, true],
    [{ verify: true, insecure: true }, false],
    [{}, true],
  ])('%j verifies certificates: %s', async (settings, isVerified) => {
    await write('clouds.yaml', { clouds: { lab: { auth, ...settings } } });
    expect((await load()).verify).toBe(isVerified);
  });

  it.each([
    ['012', '10'],
    ['1.0', '1.0'],
    ['12345678901234567890', '12345678901234567890'],
    ['n', 'n'],
    ['2026-01-02', '2026-01-02'],
    ['"yes"', 'yes'],
    ['1e-5', '1e-5'],
    ['1.0e-5', '1e-05'],
    ['12e4567', '12e4567'],
    ['0891', '0891'],
    ['1_000', '1000'],
    ['1:30', '90'],
    ['0x1F', '31'],
  ])('an unquoted password %s is what PyYAML reads', async (written, read) => {
    await write(
      'clouds.yaml',
      `clouds:\n  lab:\n    auth: {auth_url: "http://k", username: a, user_domain_id: d, password: ${written}}\n`,
    );
    expect((await load()).auth.password?.reveal()).toBe(read);
  });

  it('a password yes without quotes is an error that says so', async () => {
    await write('clouds.yaml', 'clouds: {lab: {auth: {auth_url: "http://k", username: a, password: yes}}}');
    await expect(load()).rejects.toMatchObject({
      code: 'config-invalid',
      hint: expect.stringContaining('quotes') as string,
    });
  });
});

describe('the environment', () => {
  const variables = {
    OS_AUTH_URL: 'https://keystone.example',
    OS_USERNAME: 'ada',
    OS_PASSWORD: 'from-environment',
    OS_USER_DOMAIN_NAME: 'Default',
    OS_PROJECT_NAME: 'engine',
    OS_PROJECT_DOMAIN_ID: 'default',
    OS_REGION_NAME: 'One',
    OS_CACERT: '/ca.pem',
    OS_INTERFACE: 'internal',
  };

  it('OS_* variables are the cloud envvars', async () => {
    const cloud = await load({ env: variables });
    expect(cloud).toMatchObject({
      name: 'envvars',
      regionName: 'One',
      cacert: '/ca.pem',
      interface: 'internal',
      sources: ['environment'],
    });
    expect(cloud.auth.password?.reveal()).toBe('from-environment');
  });

  it('they win over an only cloud, and lose against OS_CLOUD and a named one', async () => {
    await write('clouds.yaml', { clouds: { lab: { auth } } });
    expect((await load({ env: variables })).name).toBe('envvars');
    expect((await load({ env: { ...variables, OS_CLOUD: 'lab' } })).name).toBe('lab');
    expect((await load({ env: { ...variables, OS_CLOUD: 'other' }, cloud: 'lab' })).name).toBe('lab');
    expect((await load({ env: { ...variables, OS_CLOUD_NAME: 'shell' } })).name).toBe('shell');
  });

  it('variables that only select make no cloud', async () => {
    await write('clouds.yaml', { clouds: { lab: { auth } } });
    expect((await load({ env: { OS_REGION_NAME: 'One', OS_TEST_PATH: 'x', OS_LOG_CAPTURE: '1' } })).name).toBe('lab');
  });

  it('a cloud envvars in the file and OS_* variables cannot both be', async () => {
    await write('clouds.yaml', { clouds: { envvars: { auth } } });
    await expect(load({ env: variables })).rejects.toMatchObject({ code: 'config-invalid' });
  });
});

describe('bad input', () => {
  it.each([
    ['clouds:\n  lab: [1,\n', 3, 'clouds.yaml'],
    ['clouds:\n  lab:\n    auth:\n\tpassword: topsecretvalue\n', 4, 'clouds.yaml'],
    ['clouds:\n  lab: {password: "topsecretvalue\n', 3, 'clouds.yaml'],
    ['clouds: {}\n---\nclouds: {}\n', 2, 'clouds.yaml'],
    ['just words', 1, 'clouds.yaml'],
    ['{"clouds": {\n "lab": {"auth": {"password": "topsecretvalue" oops}}}}', 2, 'clouds.json'],
    ['[]', 1, 'clouds.json'],
  ])('malformed %j is told with file, line and column', async (content, line, name) => {
    const file = await write(name, content);
    const error = await load().then(
      () => undefined,
      (thrown: unknown) => thrown as Error,
    );
    expect(error).toMatchObject({ code: 'config-malformed' });
    expect(error?.message).toMatch(new RegExp(`^${file.replaceAll('.', '\\.')}:(${line}|${line - 1}):\\d+: `));
    expect(inspect(error)).not.toContain('topsecretvalue');
  });

  it.each([
    ['clouds: 7', /"clouds" is not a mapping/],
    ['clouds: {lab: 7}', /cloud "lab" is not a mapping/],
  ])('%j is told', async (content, message) => {
    await write('clouds.yaml', content);
    await expect(load()).rejects.toMatchObject({
      code: 'config-malformed',
      message: expect.stringMatching(message) as string,
    });
  });

  it('an empty file is no cloud', async () => {
    await write('clouds.yaml', '');
    await expect(load({ cloud: 'lab' })).rejects.toMatchObject({ code: 'cloud-unknown' });
  });

  it('aliases that explode are refused', async () => {
    const levels = Array.from(
      { length: 12 },
      (_, level) => `a${level + 1}: &a${level + 1} [${`*a${level},`.repeat(10)}]`,
    );
    await write('clouds.yaml', `a0: &a0 x\n${levels.join('\n')}\nclouds: {lab: {}}`);
    await expect(load()).rejects.toMatchObject({ code: 'config-malformed' });
  });

  it('whatever a file holds, it is read or refused with a code', async () => {
    const scalar = fc.oneof(
      fc.string(),
      fc.constantFrom('null', '[]', '7', '&a x', '*a', '!!js/function x', '<<: 1', '{}', '? x'),
    );
    const pair = fc.tuple(
      fc.constantFrom('auth', 'regions', 'region_name', 'profile', 'interface', 'verify', '__proto__', 'api_timeout'),
      scalar,
    );
    const text = fc.oneof(
      fc.string(),
      fc
        .array(pair)
        .map((pairs) => `clouds:\n  lab:\n${pairs.map(([key, value]) => `    ${key}: ${value}\n`).join('')}`),
    );
    await fc.assert(
      fc.asyncProperty(text, async (content) => {
        await write('clouds.yaml', content);
        const error: unknown = await load({ cloud: 'lab' }).catch((thrown: unknown) => thrown);
        expect(error).toBeInstanceOf(OpenStackError);
      }),
      { numRuns: 300 },
    );
  });

  it('several clouds and none named', async () => {
    await write('clouds.yaml', { clouds: { lab: { auth }, staging: { auth } } });
    await expect(load()).rejects.toMatchObject({
      code: 'cloud-not-named',
      message: expect.stringContaining('Known clouds: lab, staging.') as string,
    });
  });

  it.each([
    ['password', ['password'], /needs password\./],
    ['user domain', ['user_domain_name'], /user_domain_name .*Default/],
    ['project domain', ['project_domain_name'], /project_domain_name/],
    ['URL', ['auth_url'], /needs auth_url/],
  ])('a missing %s is told', async (_title, missing, message) => {
    await write('clouds.yaml', {
      clouds: { lab: { auth: without(...missing) } },
    });
    await expect(load()).rejects.toMatchObject({
      code: 'config-invalid',
      message: expect.stringMatching(message) as string,
    });
  });

  it.each([
    ['auth_type', { auth_type: 'v3kerberos' }, 'auth-type-unsupported'],
    ['auth_url', { auth: { ...auth, auth_url: 'keystone.example:5000' } }, 'config-invalid'],
    ['api_timeout', { api_timeout: 'soon' }, 'config-invalid'],
    ['regions', { regions: [{ title: 'One' }] }, 'config-invalid'],
  ])('a wrong %s is told', async (_title, settings, code) => {
    await write('clouds.yaml', { clouds: { lab: { auth, ...settings } } });
    await expect(load()).rejects.toMatchObject({ code });
  });

  it('an application credential without its auth_type gets that advice', async () => {
    await write('clouds.yaml', {
      clouds: {
        lab: { auth: { auth_url: auth.auth_url, application_credential_id: 'x', application_credential_secret: 'y' } },
      },
    });
    await expect(load()).rejects.toMatchObject({ hint: expect.stringContaining('v3applicationcredential') as string });
  });
});

it.each(['v3applicationcredential', 'applicationcredential'])(
  'auth_type %s is an application credential',
  async (type) => {
    await write('clouds.yaml', {
      clouds: {
        lab: {
          auth_type: type,
          auth: { auth_url: auth.auth_url, application_credential_id: 'x', application_credential_secret: 'y' },
        },
      },
    });
    expect((await load()).authType).toBe('applicationcredential');
  },
);

it('printing a configuration shows no secret', async () => {
  await write('clouds.yaml', { clouds: { lab: { auth } } });
  const cloud = await load();
  expect(
    inspect(cloud, { depth: 9, showHidden: true }) + JSON.stringify(cloud) + String(cloud.auth.password),
  ).not.toContain(auth.password);
});
