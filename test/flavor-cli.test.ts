import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parse as parseYaml } from 'yaml';

const scs = fileURLToPath(new URL('../packages/cli/bin/scs.mjs', import.meta.url));

interface Outcome {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs `scs flavor …` as a process of its own, with `input` on its standard input. */
async function flavor(args: readonly string[], input: string | readonly string[] = ''): Promise<Outcome> {
  const child = spawn(process.execPath, [scs, 'flavor', ...args]);
  const outcome: Outcome = { code: null, stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (outcome.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (outcome.stderr += text));
  for (const chunk of typeof input === 'string' ? [input] : input) child.stdin.write(chunk);
  child.stdin.end();
  outcome.code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return outcome;
}

function jsonLines(text: string): unknown[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as unknown);
}

describe('scs flavor parse', () => {
  test('prints one JSON object a line, in the order of the names, with all fields', async () => {
    const names = ['SCS-2V-4-20s_kvm', 'm1.tiny', 'SCS-2C-4ou-10n'];
    const { code, stdout, stderr } = await flavor(['parse', '--format', 'json', ...names]);
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    const nothing = { canonical: null, short: null, extraSpecs: null, description: null, error: null };
    expect(jsonLines(stdout)).toEqual([
      {
        name: 'SCS-2V-4-20s_kvm',
        kind: 'scs',
        canonical: 'SCS-2V-4-20s_kvm',
        short: 'SCS-2V-4-20s',
        extraSpecs: {
          'scs:cpu-type': 'shared-core',
          'scs:disk0-type': 'ssd',
          'scs:name-v1': 'SCS-2V:4:20s-kvm',
          'scs:name-v2': 'SCS-2V-4-20s_kvm',
          'scs:name-v3': 'SCS-2V:4:20s',
          'scs:name-v4': 'SCS-2V-4-20s',
        },
        description:
          'SCS flavor with 2 generic x86-64 vCPUs with 4.0 GiB RAM on KVM (w/ qemu) and SSD 20GB root volume',
        error: null,
      },
      { name: 'm1.tiny', kind: 'not-scs', ...nothing },
      {
        name: 'SCS-2C-4ou-10n',
        kind: 'invalid',
        ...nothing,
        error: {
          code: 'extra-characters',
          message: expect.stringContaining('Extra characters: u-10n') as string,
          position: 9,
          expected: expect.stringContaining('a disk (-20s)') as string,
          suggestion: 'SCS-2C-4uo-10n',
        },
      },
    ]);
  });

  test('exits with 0 when no name is invalid', async () => {
    expect(await flavor(['parse', 'SCS-1V-4', 'm1.tiny'])).toMatchObject({ code: 0 });
  });

  test('puts a caret below the mistake and suggests what was meant', async () => {
    const { code, stdout } = await flavor(['parse', 'SCS-2C-4-10_hwv_xen']);
    expect(code).toBe(1);
    const [, name = '', caret = '', suggestion] = stdout.split('\n');
    expect(name.slice(caret.indexOf('^'))).toBe('_xen');
    expect(suggestion).toBe('  did you mean SCS-2C-4-10_xen_hwv?');
  });

  test('the grammar is v3 unless another one is asked for', async () => {
    expect((await flavor(['parse', 'SCS-2V:4'])).stdout).toContain('did you mean SCS-2V-4?');
    expect(await flavor(['parse', '--grammar', 'v1', 'SCS-2V:4'])).toMatchObject({ code: 0 });
    expect((await flavor(['parse', '--grammar', 'v1', 'SCS-2V-4'])).code).toBe(1);
  });

  test.each(['text', 'json'])('names that would command the terminal are shown harmless as %s', async (format) => {
    const hostile = ['SCS-1V-4\u001b[2J', 'evil\u009b31m\u202e', 'SCS-1V-4\nSCS-1V-4', 'SCS-1V-4\\'];
    const { stdout } = await flavor(['parse', '--format', format, ...hostile]);
    expect(stdout.replaceAll('\n', '')).toMatch(/^[ -~]*$/);
  });

  test('of a very long name only the surroundings of the mistake are shown', async () => {
    const { stdout } = await flavor(['parse', `SCS-1V-4_GN${'a'.repeat(5000)}`]);
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThan(300);
  });

  test('reads names from standard input, whatever the line ends and wherever chunks end; empty lines are names', async () => {
    const chunks = ['\ufeffSCS-1V-4\r\n', '\r\nSCS-2', 'V-8', '\n\nSCS-2C-4-10', 'n'];
    const { code, stdout } = await flavor(['parse', '--stdin', '--format', 'json'], chunks);
    expect(code).toBe(0);
    expect(jsonLines(stdout).map((line) => (line as { name: string }).name)).toEqual([
      'SCS-1V-4',
      '',
      'SCS-2V-8',
      '',
      'SCS-2C-4-10n',
    ]);
  });

  test('a long stream comes out whole and in order, and one invalid name in it makes exit code 1', async () => {
    const names = Array.from({ length: 100_000 }, (_, index) => `SCS-${index}V-4`);
    const { code, stdout } = await flavor(['parse', '--stdin', '--format', 'json'], `${names.join('\n')}\n`);
    expect(code).toBe(1);
    const lines = stdout.split('\n');
    expect(lines).toHaveLength(names.length + 1);
    expect(lines[0]).toContain('cpus can not be set to 0');
    expect(lines.every((line, index) => line === '' || line.startsWith(`{"name":"${names[index] ?? ''}"`))).toBe(true);
  });

  test.each([
    [['parse']],
    [['parse', '--format', 'xml', 'SCS-1V-4']],
    [['parse', '--grammar', 'v4', 'SCS-1V-4']],
    [['nonsense']],
  ])('%j is wrong usage', async (args) => {
    const { code, stdout, stderr } = await flavor(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).not.toBe('');
  });
});

test('scs flavor describe reads names of v1 and warns about them on standard error', async () => {
  const { code, stdout, stderr } = await flavor(['describe', 'SCS-16T-64-200s_GNa-72-24_ib', 'SCS-2V:8', 'm1.tiny']);
  expect(code).toBe(0);
  expect(stdout.split('\n')).toEqual([
    'SCS-16T-64-200s_GNa-72-24_ib: SCS flavor with 16 generic x86-64 SMT Threads with 64.0 GiB RAM and SSD 200GB root volume and Pass-Through GPU Nvidia Ampere (w/ 72 SMs/CUs/EUs and 24 GiB VRAM) and Infiniband',
    'SCS-2V:8: SCS flavor with 2 generic x86-64 vCPUs with 8.0 GiB RAM',
    'm1.tiny: not an SCS name',
    '',
  ]);
  expect(stderr).toMatch(/^SCS-2V:8: .*tolerated/);
});

describe('scs flavor specs', () => {
  const specs = {
    'scs:cpu-type': 'shared-core',
    'scs:disk0-type': 'ssd',
    'scs:name-v1': 'SCS-2V:4:20s',
    'scs:name-v2': 'SCS-2V-4-20s',
  };

  test('prints the command that sets them', async () => {
    const { stdout } = await flavor(['specs', 'SCS-2V-4-20s']);
    const properties = Object.entries(specs).map(([key, value]) => `--property ${key}=${value}`);
    expect(stdout).toBe(`openstack flavor set ${properties.join(' ')} SCS-2V-4-20s\n`);
  });

  test('prints them as JSON and YAML', async () => {
    const json = await flavor(['specs', '--format', 'json', 'SCS-2V-4-20s']);
    const yaml = await flavor(['specs', '--format', 'yaml', 'SCS-2V-4-20s']);
    expect(JSON.parse(json.stdout)).toEqual({ 'SCS-2V-4-20s': specs });
    expect(parseYaml(yaml.stdout)).toEqual({ 'SCS-2V-4-20s': specs });
  });

  test('a name without specs is told on standard error, and the others are printed all the same', async () => {
    const { code, stdout, stderr } = await flavor(['specs', 'm1.tiny', 'SCS-1V-4-1001x10', 'SCS-1V-4']);
    expect(code).toBe(1);
    expect(stdout.split('\n')).toHaveLength(2);
    expect(stderr).toContain('m1.tiny: not an SCS name');
    expect(stderr).toContain('at most 1000 disks');
  });
});

describe('scs flavor build', () => {
  test('makes a name from flags, alone on standard output', async () => {
    const flags = '--cpus 2 --cpu-type V --ram 4 --disk 20 --disk-type s --hw-virt --cpu-vendor a --cpu-generation 2';
    const { code, stdout, stderr } = await flavor(['build', ...flags.split(' ')]);
    expect({ code, stdout }).toEqual({ code: 0, stdout: 'SCS-2V-4-20s_hwv_a2\n' });
    expect(stderr).toContain('short name: SCS-2V-4-20s_a');
  });

  test('tells every mistake with its code', async () => {
    const { code, stdout, stderr } = await flavor(['build', '--cpus', '0', '--ram', '1.3', '--disk-type', 's']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr.match(/\[[a-z-]+\]/g)).toEqual([
      '[not-a-number]',
      '[required]',
      '[not-a-number]',
      '[needs-other-field]',
      '[usage]',
    ]);
  });

  test('asks nothing where there is no terminal', async () => {
    const { code, stderr } = await flavor(['build']);
    expect(code).toBe(2);
    expect(stderr).toContain('There is no terminal');
    expect(stderr).toContain('scs flavor build --cpus 2 --cpu-type V --ram 4');
  });
});

describe('scs flavor list', () => {
  const rows = (text: string) => text.trimEnd().split('\n');

  test('lists 15 mandatory and 16 recommended flavors below a heading', async () => {
    const [all, mandatory, recommended] = await Promise.all([
      flavor(['list']),
      flavor(['list', '--mandatory']),
      flavor(['list', '--recommended']),
    ]);
    expect([all, mandatory, recommended].map(({ stdout }) => rows(stdout).length)).toEqual([32, 16, 17]);
  });

  test('prints commands that create them', async () => {
    const { stdout } = await flavor(['list', '--format', 'openstack', '--mandatory']);
    expect(rows(stdout)).toHaveLength(15);
    expect(rows(stdout)[13]).toBe(
      'openstack flavor create --public --vcpus 2 --ram 4096 --disk 20 --property scs:cpu-type=shared-core --property scs:disk0-type=ssd --property scs:name-v1=SCS-2V:4:20s --property scs:name-v2=SCS-2V-4-20s SCS-2V-4-20s',
    );
  });

  test('prints the input of osism’s openstack-flavor-manager', async () => {
    const { stdout } = await flavor(['list', '--format', 'flavor-manager']);
    const input = parseYaml(stdout) as Record<'reference' | 'mandatory' | 'recommended', Record<string, unknown>[]>;
    expect(input.reference).toEqual([
      { field: 'name', mandatory_prefix: 'SCS-' },
      { field: 'public', default: true },
      { field: 'disabled', default: false },
      { field: 'cpus' },
      { field: 'ram' },
      { field: 'disk' },
    ]);
    expect([input.mandatory.length, input.recommended.length]).toEqual([15, 16]);
    expect(input.mandatory[0]).toEqual({
      name: 'SCS-1V-4',
      cpus: 1,
      ram: 4096,
      disk: 0,
      'scs:cpu-type': 'shared-core',
      'scs:name-v1': 'SCS-1V:4',
      'scs:name-v2': 'SCS-1V-4',
    });
  });
});

test.each([[], ['parse'], ['describe'], ['specs'], ['build'], ['list']])(
  'scs flavor %s --help has an example',
  async (...args) => {
    const { code, stdout } = await flavor([...args, '--help']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/Examples?:\n +scs flavor/);
  },
);
