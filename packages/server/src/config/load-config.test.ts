import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { describe, expect, onTestFinished, test } from 'vitest';
import { ConfigError } from './config-error.ts';
import { loadConfig, type LoadedConfig } from './load-config.ts';
import { describeSource } from './source.ts';

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'scs-config-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

const load = (
  text: string,
  { env = {}, flags = {} }: { env?: Record<string, string>; flags?: Record<string, string> } = {},
): LoadedConfig => {
  const cwd = folderWith({ 'scs.yaml': text });
  return loadConfig({ env, flags, cwd, file: join(cwd, 'scs.yaml') });
};

/** `line:column code message` of each problem, without the folder. */
function problemsOf(text: string, options?: Parameters<typeof load>[1]): string[] {
  try {
    load(text, options);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.problems.map(({ place, code, message }) => {
      const where =
        place?.kind === 'file'
          ? [place.line, place.column].filter((part) => part !== undefined).join(':')
          : place?.kind === 'environment'
            ? place.variable
            : (place?.flag ?? '');
      return `${where} ${code} ${message}`;
    });
  }
  return [];
}

describe('what is wrong is told with its place', () => {
  test.each([
    ['listen: 8080', /^1:9 wrong-type listen is the number 8080/],
    ['listen: localhost', /^1:9 bad-address listen is "localhost", which has no port/],
    ['mail:\n  host: smtp.example.com', /^2:9 missing-key mail\.host is set, but mail\.from is not/],
    ['mail:\n  user: scs', /^2:9 missing-key mail\.user is set, but mail\.password is not/],
    ['mail:\n  host: https://smtp.example.com\n  from: a@example.com', /^2:9 bad-text mail\.host is/],
    ['mail:\n  from: status', /^2:9 bad-text mail\.from is "status", which is no e-mail address/],
    ['mail:\n  linkKey: short', /^2:12 bad-secret mail\.linkKey is too short/],
    ['mail:\n  security: ssl', /^2:13 unknown-choice mail\.security/],
    ['log:\n  level: loud', /^2:10 unknown-choice log\.level is "loud"/],
    ['log:\n  levle: info', /^2:3 unknown-key log has no key "levle"/],
    ['a: 1\na: 2', /^2:1 duplicate-key/],
    ['log: [', /^\d+:\d+ bad-yaml/],
    ['- a\n- b', /wrong-type/],
    ['bodyLimit: 5 parsecs', /^1:12 bad-size/],
    ['shutdownTimeout: 1 year', /^1:18 bad-duration/],
    ['status: { timeZone: Mars/Olympus }', /^1:21 bad-time-zone/],
    ['bootstrapToken: short', /^1:17 .*bootstrapToken is too short/],
    ['bootstrapToken: { file: nowhere }', /^1:17 secret-not-readable/],
    ['auth: { providers: [{ id: a, issuer: "http://id.example.com", clientId: x }] }', /is not encrypted/],
    ['status: { components: [{ name: A }, { name: A }] }', /^1:45 duplicate-name/],
    ['status: { groups: [], components: [{ name: A, group: B }] }', /unknown-name .*"B"/],
    ['roles: []', /^1:8 out-of-range roles is an empty list; it must be a list of api, worker or both$/],
    ['listen: :80\nmetrics: { listen: ":80" }', /^2:20 address-taken/],
  ])('%j', (text, problem) => {
    expect(problemsOf(text)).toEqual([expect.stringMatching(problem)]);
  });

  test('a file that is not UTF-8, too', () => {
    const file = join(folderWith({ 'scs.yaml': '' }), 'scs.yaml');
    for (const [bytes, line, column] of [
      [Buffer.concat([Buffer.from('# ä\nstatus:\r\n  name: ö'), Buffer.from([0xe4]), Buffer.from('\n# rest')]), 3, 10],
      [Buffer.concat([Buffer.from('# ä'), Buffer.from([0xc3])]), 1, 4],
    ] as const) {
      writeFileSync(file, bytes);
      expect(() => loadConfig({ file, env: {} })).toThrow(
        expect.objectContaining({
          problems: [expect.objectContaining({ place: { kind: 'file', file, line, column } })],
        }),
      );
    }
  });

  test('all of it at once, and where a variable or a flag gave it, there', () => {
    const problems = problemsOf('listen: nowhere\nlog: { level: loud }', {
      env: { SCS_DATABASE_POOL_SIZE: 'many' },
      flags: { listen: 'x' },
    });
    expect(problems).toHaveLength(3);
    expect(problems).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^--listen bad-address/),
        expect.stringMatching(/^2:15 unknown-choice/),
        expect.stringMatching(/^SCS_DATABASE_POOL_SIZE wrong-type/),
      ]),
    );
  });

  test('a file that is not there', () => {
    expect(() => loadConfig({ file: '/nowhere/scs.yaml', env: {} })).toThrow(
      expect.objectContaining({ code: 'file-not-found' }),
    );
  });
});

describe('what is given', () => {
  test('wins in the order file, variable, flag, and says where it comes from', () => {
    const { config, sources } = load('listen: :1\ndatabase: { poolSize: 3 }\nlog: { level: warn }', {
      env: { SCS_LISTEN: ':2', SCS_DATABASE_POOL_SIZE: '4' },
      flags: { listen: ':3' },
    });
    expect(config.listen.port).toBe(3);
    expect(config.database.poolSize).toBe(4);
    expect(
      ['listen', 'database.poolSize', 'metrics.listen'].map((key) =>
        describeSource(sources.get(key) ?? { kind: 'default' }),
      ),
    ).toEqual(['--listen', 'SCS_DATABASE_POOL_SIZE', 'default']);
    expect(describeSource(sources.get('log.level') ?? { kind: 'default' })).toMatch(/scs\.yaml:3:15$/);
  });

  test('may be a list with commas, JSON, and an empty variable that counts as none', () => {
    const { config } = load('', {
      env: {
        SCS_ROLES: 'api, worker',
        SCS_TRUST_PROXY: '["loopback"]',
        SCS_STATUS_COMPONENTS: '[{"name":"A"}]',
        SCS_LISTEN: '',
      },
    });
    expect(config).toMatchObject({ roles: ['api', 'worker'], trustProxy: ['loopback'], listen: { port: 8080 } });
    expect(config.status.components).toMatchObject([{ name: 'A', visibility: 'public' }]);
  });

  test('a variable that is no setting is told, with what was probably meant', () => {
    const { warnings } = load('', { env: { SCS_LISTNE: ':1', SCS_SERVICE_HOST: 'kubernetes' } });
    expect(warnings).toEqual([expect.objectContaining({ code: 'unknown-variable', hint: 'Did you mean SCS_LISTEN?' })]);
  });
});

describe('a secret', () => {
  const secret = 's3cret-'.repeat(6);

  test.each([
    ['in the file', `bootstrapToken: ${secret}`, {}],
    ['in a variable that the file names', 'bootstrapToken: { env: TOKEN }', { TOKEN: secret }],
    ['in a variable', '', { SCS_BOOTSTRAP_TOKEN: secret }],
  ])('%s is known and never shown', (_, text, env) => {
    const loaded = load(text, { env });
    expect(loaded.config.bootstrapToken?.reveal()).toBe(secret);
    expect(inspect(loaded, { depth: 10 }) + JSON.stringify(loaded)).not.toContain(secret);
  });

  test('in a file beside the configuration is read from there, without its last line break', () => {
    const cwd = folderWith({ 'scs.yaml': 'bootstrapToken: { file: token }', token: `${secret}\n` });
    const { config } = loadConfig({ env: {}, cwd: '/', file: join(cwd, 'scs.yaml') });
    expect(config.bootstrapToken?.reveal()).toBe(secret);
  });

  test('that is wrong is not told either', () => {
    expect(problemsOf('database: { url: "mysql://root:hunter2@db" }').join()).not.toContain('hunter2');
  });

  test('named in two ways is refused', () => {
    const env = { SCS_BOOTSTRAP_TOKEN: secret, SCS_BOOTSTRAP_TOKEN_FILE: '/x' };
    expect(problemsOf('', { env })).toEqual([expect.stringContaining('conflicting-variables')]);
  });
});

describe('defaults', () => {
  test('need no file at all', () => {
    const cwd = folderWith({});
    const { config, file, lookedFor } = loadConfig({ env: { HOME: cwd }, cwd });
    expect(file).toBeUndefined();
    expect(lookedFor).toContain(join(cwd, 'scs.yaml'));
    expect(config).toMatchObject({
      listen: { host: '127.0.0.1', port: 8080 },
      publicUrl: 'http://localhost:8080',
      roles: ['api', 'worker'],
      metrics: { listen: null },
    });
  });

  test('of the public address follow the port', () => {
    expect(load('listen: 127.0.0.1:9000').config.publicUrl).toBe('http://localhost:9000');
  });
});
