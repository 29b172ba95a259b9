import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { serveBadCloud, signInThen, type Behaviour } from './bad-cloud.ts';
import { runScs, temporaryFolder, type ScsRun } from './run-scs.ts';

/** The error is printed, nothing else is, and it ends as "could not run". */
function expectRefusal(run: ScsRun, text: RegExp): void {
  expect(run.stderr).toMatch(text);
  expect(run.stderr).not.toMatch(/\n {4}at /);
  expect(run.code).toBe(2);
}

const answer =
  (status: number, body: string, type = 'application/json'): Behaviour =>
  (_, response) => {
    response.writeHead(status, { 'content-type': type }).end(body);
  };

interface JsonReport {
  results: { testcase: string; result: string; findings: { message: string }[]; abort?: { code: string } }[];
  critical: { code: string; message: string; hint: string }[];
}

async function checkBadCloud(
  behaviour: Behaviour,
  ...args: string[]
): Promise<ScsRun & { report: JsonReport; text: string }> {
  const { env } = await serveBadCloud(behaviour);
  const file = join(temporaryFolder(), 'report.json');
  const run = await runScs(['check', 'iaas', '-V', 'v5.1', '--os-cloud', 'bad', '--only-read', '-o', file, ...args], {
    env,
  });
  const text = existsSync(file) ? readFileSync(file, 'utf8') : 'null';
  expect(run.stdout + run.stderr + text).not.toContain('sEcReT-pAsSwOrD');
  return { ...run, text, report: JSON.parse(text) as JsonReport };
}

describe('a call that cannot be right', () => {
  test.each([
    [[], /Which scope/],
    [['iaas', '--sample', '--testcase', 'scs-0103'], /no such testcase.*\n.*Did you mean scs-0103-/],
    [['iaas', '--sample', '--sections', 'nope'], /no such section/],
    [['nosuch.yaml'], /nosuch\.yaml/],
    [['kaas'], /not supported/],
    [['iaas', '--nosuch'], /Unknown option '--nosuch'\.\n .*scs check --help/],
    [['iaas', '--date', '2026-02-30'], /not a date/],
    [['iaas', '-a', 'novalue'], /KEY=VALUE/],
    [['iaas', '-a', 'a=1', '-a', 'a=2'], /assigned twice/],
    [['iaas', '--sample', '-V', 'v99'], /v99/],
    [['iaas', '--sample', '-t', '('], /\(/],
    [['iaas', '--sample', '-o', 'report.docx'], /\.docx/],
    [['iaas', '--sample', '--replay', 'x'], /exclude/],
    [['iaas', '--s'], /ambiguous/],
    [['--explain', 'scs-0100'], /Did you mean/],
  ])('scs check %j', async (args, text) => {
    expectRefusal(await runScs(['check', ...args]), text);
  });
});

describe('clouds.yaml', () => {
  const withClouds = (text: string): NodeJS.ProcessEnv => {
    const file = join(temporaryFolder(), 'clouds.yaml');
    writeFileSync(file, text);
    return { OS_CLIENT_CONFIG_FILE: file };
  };

  test('missing: the error says where it was looked for', async () => {
    expectRefusal(await runScs(['check', 'iaas', '--os-cloud', 'prod'], { cwd: temporaryFolder() }), /clouds\.yaml/);
  });

  test('without the cloud: the error names those that are there', async () => {
    const env = withClouds(
      'clouds: {lab: {auth: {auth_url: http://127.0.0.1:1}}, staging: {auth: {auth_url: http://127.0.0.1:1}}}',
    );
    expectRefusal(await runScs(['check', 'iaas', '--os-cloud', 'prod'], { env }), /"prod".*lab, staging/s);
  });

  test('malformed: the error has file, line and column', async () => {
    const env = withClouds('clouds:\n  lab:\n    auth: {auth_url: "unclosed\n');
    expectRefusal(await runScs(['check', 'iaas', '--os-cloud', 'lab'], { env }), /clouds\.yaml.*\b\d+\b.*\b\d+\b/s);
  });
});

describe('a cloud that does not answer as one', () => {
  const services = { compute: '/v2.1', image: '/image/v2', identity: '/v3', 'block-storage': '/volume/v3/p' };

  test('nobody listens', async () => {
    const { env } = await serveBadCloud(answer(200, ''));
    const file = join(temporaryFolder(), 'clouds.yaml');
    writeFileSync(
      file,
      readFileSync(String(env['OS_CLIENT_CONFIG_FILE']), 'utf8').replace(/127\.0\.0\.1:\d+/, '127.0.0.1:9'),
    );
    const run = await runScs(['check', 'iaas', '--os-cloud', 'bad'], { env: { OS_CLIENT_CONFIG_FILE: file } });
    expectRefusal(run, /refused/i);
  });

  test.each<[string, Behaviour, string]>([
    ['a page of HTML', answer(200, '<html>login</html>', 'text/html'), 'not-json'],
    ['nothing in it', answer(201, ''), 'not-json|unexpected-shape'],
    ['half of a JSON text', answer(201, '{"token": {'), 'not-json'],
    ['another JSON', answer(201, '[]'), 'unexpected-shape'],
    ['500', answer(500, '{"error": {"message": "boom"}}'), 'server-error'],
    ['401', answer(401, '{"error": {"message": "The request you have made requires authentication."}}'), 'auth-failed'],
    ['a connection that closes', (request) => void request.socket.destroy(), 'connection-reset|not-http'],
  ])('sign-in is answered with %s: every testcase aborts, and the code says why', async (_, behaviour, code) => {
    const { report, stderr, stdout, code: exit } = await checkBadCloud(behaviour);
    expect(exit).toBe(2);
    expect(report.critical[0]?.code).toMatch(new RegExp(`^(${code})$`));
    expect(new Set(report.results.map(({ result }) => result))).toEqual(new Set(['abort']));
    expect(stderr).toContain(report.critical[0]?.hint.slice(0, 20));
    expect(stdout).toBe('');
  });

  test.each([
    [['reader'], 'role-missing'],
    [['member', 'admin'], 'role-too-high'],
    [['member', 'manager'], 'role-too-high'],
    [[], 'role-missing'],
  ])('roles %j', async (roles, code) => {
    const run = await checkBadCloud(signInThen(services, answer(500, ''), roles));
    expect(run.report.critical[0]?.code).toBe(code);
    expect(run.code).toBe(2);
  });

  test.each<[string, Behaviour, RegExp]>([
    ['500', answer(500, '{"computeFault": {"message": "boom"}}'), /server-error/],
    ['HTML', answer(200, '<html>'), /not-json/],
    ['a list of another name', answer(200, '{"things": []}'), /unexpected-shape/],
    ['a list of nonsense', answer(200, '{"flavors": [1, null, "x"]}'), /unexpected-shape|unexpected/],
    ['404', answer(404, ''), /not-found/],
  ])('flavors are answered with %s: what depends on them aborts, the rest does not', async (_, behaviour, code) => {
    const { report } = await checkBadCloud(
      signInThen(services, (request, response, address) => {
        if (request.url?.startsWith('/v2.1')) behaviour(request, response, address);
        else answer(200, '{"images": [], "volume_types": []}')(request, response, address);
      }),
      '-t',
      'scs-01(00|02|14)',
    );
    const results = new Map(report.results.map(({ testcase, result, abort }) => [testcase, abort?.code ?? result]));
    expect(results.get('scs-0100-syntax-check')).toMatch(code);
    expect(results.get('scs-0102-prop-os_version')).toBe('pass');
    expect(results.get('scs-0114-syntax-check')).toBe('pass');
  });

  test('a catalog without the service', async () => {
    const { report } = await checkBadCloud(signInThen({ identity: '/v3' }, answer(404, '')), '-t', 'scs-0100');
    expect(report.results[0]?.abort?.code).toBe('service-missing');
  });

  test('a link to the next page that leads back for ever', async () => {
    const { report } = await checkBadCloud(
      signInThen(services, answer(200, '{"images": [{"id": "1"}], "next": "/v2/images?marker=1"}')),
      '-t',
      'scs-0102-prop-os_version',
    );
    expect(report.results[0]?.abort?.code).toBe('page-loop');
  });

  test('a link to the next page on another host is not followed', async () => {
    let visits = 0;
    const other = await serveBadCloud((_, response) => {
      visits += 1;
      response.end('{"images": []}');
    });
    const { report } = await checkBadCloud(
      signInThen(
        services,
        answer(
          200,
          JSON.stringify({
            images: [{ id: '1' }],
            next: `${other.address.replace('127.0.0.1', 'localhost')}/v2/images?marker=1`,
          }),
        ),
      ),
      '-t',
      'scs-0102-prop-os_version',
    );
    expect(visits).toBe(0);
    expect(report.results[0]?.abort?.code).toBe('page-link-foreign');
  });
});

describe('hostile names', () => {
  const hostile = `SCS-1V-4${'A'.repeat(10_000)}\u001b[2J\u001b]0;owned\u0007\u202egnp.exe\r\n\u0000<script>alert(1)</script>`;
  const services = { compute: '/v2.1', image: '/v2', identity: '/v3' };
  const flavor = { id: '1', name: hostile, vcpus: 1, ram: 1024, disk: 0, extra_specs: { a: 'b' } };
  const image = { id: '2', name: hostile, visibility: 'public', status: 'active', created_at: hostile, x: hostile };

  test('are printed harmless, in every format', async () => {
    const { env } = await serveBadCloud(
      signInThen(services, (request, response, address) => {
        const body = request.url?.startsWith('/v2.1') ? { flavors: [flavor] } : { images: [image] };
        answer(200, JSON.stringify(body))(request, response, address);
      }),
    );
    const folder = temporaryFolder();
    const files = ['a.yaml', 'a.json', 'a.xml', 'a.sarif', 'a.html', 'a.md', 'a.txt'].map((name) => join(folder, name));
    const run = await runScs(
      [
        'check',
        'iaas',
        '--os-cloud',
        'bad',
        '-V',
        'v5.1',
        '-t',
        'scs-010[02]',
        '-v',
        ...files.flatMap((file) => ['-o', file]),
      ],
      { env },
    );
    expect(run.code).toBe(1);
    for (const text of [
      run.stdout,
      run.stderr,
      readFileSync(join(folder, 'a.txt'), 'utf8'),
      readFileSync(join(folder, 'a.md'), 'utf8'),
    ]) {
      expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202e]/u);
    }
    expect(run.stdout.length).toBeLessThan(60_000);
    expect(readFileSync(join(folder, 'a.html'), 'utf8')).not.toContain('<script>alert');
  });
});

describe('very many flavors', () => {
  test('50,000 of them, all with broken names, are all counted', async () => {
    const flavors = Array.from({ length: 50_000 }, (_, index) => ({
      id: String(index),
      name: `SCS-${index}X-4`,
      vcpus: 1,
      ram: 4096,
      disk: 0,
      extra_specs: { a: 'b' },
    }));
    const body = JSON.stringify({ flavors });
    const run = await checkBadCloud(signInThen({ compute: '/v2.1' }, answer(200, body)), '-t', 'scs-0100');
    expect(run.report.results.find(({ testcase }) => testcase === 'scs-0100-syntax-check')?.findings).toHaveLength(
      50_000,
    );
    expect(run.stdout.split('\n').length).toBeLessThan(500);
    expect(run.code).toBe(1);
  });
});

describe('scope files', () => {
  test.each([
    [
      'unknown keys',
      'uuid: x\nname: n\nurl: u\nscripts: []\nmodules: []\ntimeline: []\nversions: []\nnonsense: 1\n',
      /nonsense/,
    ],
    ['cyclic nonsense', '&a\nuuid: *a\nname: n\nscripts: [*a]\n', /./],
    ['a list', '- 1\n', /./],
    ['nothing', '', /./],
    ['binary', '\u0000\u0001\u0002', /./],
  ])('%s', async (_, text, problem) => {
    const file = join(temporaryFolder(), 'scope.yaml');
    writeFileSync(file, text);
    expectRefusal(await runScs(['check', file, '--sample']), problem);
  });
});

describe('reports that cannot be written', () => {
  test('a folder that is not there', async () => {
    const folder = temporaryFolder();
    const run = await runScs(['check', 'iaas', '--sample', '-q', '-o', join(folder, 'no', 'report.json')]);
    expectRefusal(run, /report\.json/);
  });

  test('a full disk: the error names the file, and no half of it stays', async ({ skip }) => {
    if (process.platform !== 'linux' || process.getuid?.() !== 0) skip('mounting a small disk needs root on Linux');
    const disk = join(temporaryFolder(), 'disk');
    mkdirSync(disk);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=16k', 'tmpfs', disk]);
    onTestFinished(() => void execFileSync('umount', [disk]));
    const run = await runScs(['check', 'iaas', '--sample', '-q', '-o', join(disk, 'report.json')]);
    expectRefusal(run, /report\.json/);
    expect(readdirSync(disk)).toEqual([]);
  });
});
