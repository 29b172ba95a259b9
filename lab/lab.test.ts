import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { labStatus as labAnswers } from '../test/lab-status.ts';
import { checkPlatform, type Platform } from './src/command/check-platform.ts';
import { LabError } from './src/lab-error.ts';
import { commandNames, parseArguments } from './src/command/parse-arguments.ts';
import { runningProcess, startTimeTicks } from './src/services/process-record.ts';
import { runCommand } from './src/command/run-command.ts';
import { applyChanges, quoted, type SeedChange } from './src/seeding/seed-change.ts';
import { seedChanges } from './src/seeding/seed.ts';
import { services } from './src/services/services.ts';
import { statusTable } from './src/command/status.ts';
import { cloudsYamlText } from './src/cloud/write-clouds-yaml.ts';
import { fillTemplate } from './src/services/write-configs.ts';
import { compliant } from './seeds/compliant.ts';
import { seeds } from './seeds/index.ts';

const now = new Date('2026-03-01T23:30:00Z');
const debian12: Platform = {
  system: 'linux',
  osRelease: 'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nVERSION_ID="12"\nID=debian\n',
  userId: 0,
};

/** The error that a call throws; undefined when it throws none. */
function errorOf(action: () => unknown): LabError | undefined {
  try {
    action();
  } catch (error) {
    if (error instanceof LabError) return error;
    throw error;
  }
  return undefined;
}

/** Runs the lab's front as a program, as npm does. */
function runLab(...args: string[]): Promise<{ code: number | string; out: string; err: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [join(import.meta.dirname, 'lab.ts'), ...args], (error, out, err) => {
      resolve({ code: error?.code ?? 0, out, err });
    });
  });
}

describe('the command line', () => {
  test('help names every command and every seed, and ends with 0', async () => {
    const { code, out } = await runLab('help');
    expect(code).toBe(0);
    for (const name of commandNames) expect(out).toMatch(new RegExp(`^  ${name} `, 'm'));
    for (const { name, description } of seeds)
      expect(out).toMatch(new RegExp(`^  ${name} +${description.slice(0, 20)}`, 'm'));
  });

  test('an unknown command ends with 2 and names those that exist', async () => {
    const { code, err } = await runLab('start');
    expect(code).toBe(2);
    expect(err).toBe(
      'LAB_USAGE: "start" is not a command. Commands: up, status, down, seed, reset, install. Run "npm run lab help" for all commands.\n',
    );
  });

  test('an unknown seed, or none, is answered with those that exist', () => {
    const names = ['compliant', 'empty'];
    expect(errorOf(() => parseArguments(['seed', 'broken'], {}, names))?.message).toBe(
      'there is no seed "broken". Seeds: compliant, empty.',
    );
    expect(errorOf(() => parseArguments(['seed'], {}, names))?.message).toMatch(/^seed needs the name of a seed/);
  });

  test.each([
    ['up now', /up takes no argument, but got "now"/],
    ['down --force', /down does not know the option --force/],
    ['up --dry-run', /up does not know the option --dry-run/],
    ['seed empty full', /seed takes one name, but got "full" too/],
  ])('"%s" is refused', (line, message) => {
    const error = errorOf(() => parseArguments(line.split(' '), {}, ['empty']));
    expect(error?.message).toMatch(message);
    expect(error?.exitCode).toBe(2);
  });

  test('--dry-run is heeded wherever it stands, even where npm takes it for its own', () => {
    const dry = { name: 'seed', seed: 'empty', isDryRun: true };
    expect(parseArguments(['seed', 'empty', '--dry-run'], {}, ['empty'])).toEqual(dry);
    expect(parseArguments(['seed', '--dry-run', 'empty'], {}, ['empty'])).toEqual(dry);
    expect(parseArguments(['seed', 'empty'], { npm_config_dry_run: 'true' }, ['empty'])).toEqual(dry);
    expect(parseArguments(['seed', 'empty'], {}, ['empty'])).toEqual({ ...dry, isDryRun: false });
  });
});

describe('the platform', () => {
  test('Debian 12 as root will do', () => {
    expect(
      errorOf(() => {
        checkPlatform(debian12);
      }),
    ).toBeUndefined();
  });

  test.each([
    [{ ...debian12, userId: 1000 }, /must run as root/],
    [
      { ...debian12, osRelease: 'ID=debian\nVERSION_ID="13"\nPRETTY_NAME="Debian GNU/Linux 13 (trixie)"' },
      /this is Debian GNU\/Linux 13/,
    ],
    [{ ...debian12, osRelease: 'ID=ubuntu\nVERSION_ID="12"' }, /this is linux/],
    [{ system: 'darwin', osRelease: '', userId: 501 }, /this is darwin/],
    [{ system: 'win32', osRelease: '', userId: undefined }, /this is win32/],
  ])('elsewhere it says why not, and what will do: %o', async (platform, message) => {
    const surroundings = { platform, environment: {}, now, say: () => undefined, print: () => undefined };
    for (const command of commandNames) {
      const args = command === 'seed' ? ['seed', 'empty'] : [command];
      const error = await runCommand(args, surroundings).catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ code: 'LAB_WRONG_PLATFORM', exitCode: 2 });
      expect((error as LabError).message).toMatch(message);
    }
  });
});

describe.skipIf(!existsSync('/proc/self/stat'))('records of processes (skipped where there is no /proc)', () => {
  test('a record holds as long as its process runs', () => {
    const text = `${process.pid} ${startTimeTicks(process.pid) ?? ''}\n`;
    expect(runningProcess(text)?.pid).toBe(process.pid);
  });

  test.each(['', '\n', 'abc def', '-1 5', '1', '0 0', '1.5 3', `${process.pid}`, `${process.pid} 17`])(
    'a stale or torn record means no process: %j',
    (text) => {
      expect(runningProcess(text)).toBeUndefined();
    },
  );
});

describe('configuration', () => {
  const templates = join(import.meta.dirname, 'openstack', 'etc');
  const files = readdirSync(templates, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());

  test.each(files.map((entry) => join(entry.parentPath, entry.name)))('every place of %s can be filled', (file) => {
    expect(fillTemplate(readFileSync(file, 'utf8'), '/state')).not.toContain('{{');
  });

  test('an unknown place is an error', () => {
    expect(() => fillTemplate('a = {{statte}}', '/state')).toThrow('{{statte}} is not known');
  });

  test('every port is bound to this machine only, and used once', () => {
    const ports = services.flatMap(({ port }) => port ?? []);
    expect(new Set(ports).size).toBe(ports.length);
    const texts = files.map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8')).join('\n');
    expect(texts).not.toMatch(/0\.0\.0\.0|bind_host *= *\*|= *::/);
  });

  test('clouds.yaml has a cloud for each kind of user', () => {
    const text = cloudsYamlText({ id: 'the-id', secret: 'the-secret' });
    const clouds = [...text.matchAll(/^ {2}([\w-]+):$/gm)].map((match) => match[1]);
    expect(clouds.toSorted()).toEqual(
      [
        'lab',
        'lab-admin',
        'lab-appcred',
        'lab-manager',
        'lab-noroles',
        'lab-other',
        'lab-reader',
        'lab-wrong-password',
      ].toSorted(),
    );
    expect(text).toContain('application_credential_id: the-id');
  });
});

describe('the status table', () => {
  test('tells running from silent, stopped and foreign, and adds up', () => {
    const one = { name: 'x', port: 1, isRunning: true, isAnswering: true, memoryMiB: 10 };
    const lines = statusTable([
      one,
      { ...one, isAnswering: false },
      { ...one, isRunning: false, isAnswering: false, memoryMiB: 0 },
      { ...one, isRunning: false, memoryMiB: 0 },
      { ...one, port: undefined, isAnswering: undefined },
    ]).split('\n');
    const words = lines.slice(0, -1).map((line) => line.split(/ +/)[1]);
    expect(words).toEqual(['up', 'silent', 'down', 'foreign', 'up']);
    expect(lines.at(-1)).toBe('2 of 5 services are up, 30 MiB of memory in all');
  });
});

describe('seeds', () => {
  test('have different names and describe different clouds', () => {
    const states = seeds.map((seed) => JSON.stringify(seed.state(now)));
    expect(new Set(states).size).toBe(seeds.length);
    expect(new Set(seeds.map(({ name }) => name)).size).toBe(seeds.length);
  });

  test.each(seeds)('$name keeps to what OpenStack can store', (seed) => {
    const { flavors, images, volumeTypes } = seed.state(now);
    const names = [flavors, images, volumeTypes].flatMap(Object.keys);
    for (const name of names) expect(name.length).toBeLessThanOrEqual(255);
    // Nova and Cinder refuse control characters and blanks at the ends.
    for (const name of [flavors, volumeTypes].flatMap(Object.keys)) expect(name).not.toMatch(/\p{C}|^\s|\s$/u);
  });

  test('the compliant one has the 15 mandatory flavors of scs-0103, and images that were built on the day', () => {
    const { flavors, images } = compliant.state(now);
    const mandatory =
      '1V-4 2V-8 4V-16 8V-32 1V-2 2V-4 4V-8 8V-16 16V-32 1V-8 2V-16 4V-32 1L-1 2V-4-20s 4V-16-100s'.split(' ');
    expect(Object.keys(flavors)).toEqual(expect.arrayContaining(mandatory.map((name) => `SCS-${name}`)));
    expect(Object.keys(flavors)).toHaveLength(31);
    expect(flavors['SCS-4V-16-100s']).toEqual({
      vcpus: 4,
      ramMiB: 16384,
      diskGiB: 100,
      extraSpecs: {
        'hw_rng:allowed': 'True',
        'scs:cpu-type': 'shared-core',
        'scs:disk0-type': 'ssd',
        'scs:name-v1': 'SCS-4V:16:100s',
        'scs:name-v2': 'SCS-4V-16-100s',
      },
    });
    for (const image of Object.values(images)) expect(image.properties['image_build_date']).toBe('2026-03-01');
  });

  test('names are shown in printable ASCII alone', () => {
    expect(quoted('a\u001b[31m"\u202e\n')).toBe('"a\\u001b[31m\\"\\u202e\\n"');
    expect(quoted('x'.repeat(255))).toHaveLength(82);
  });

  test('after a failure no further change is begun, and the failed one is named', async () => {
    const done: number[] = [];
    const changes = Array.from({ length: 20 }, (_, index): SeedChange => {
      const apply = async () => {
        await Promise.resolve();
        if (index === 3) throw new LabError('LAB_API_REFUSED', 'no');
        done.push(index);
      };
      return { sign: '+', what: `thing ${index}`, apply };
    });
    await expect(applyChanges(changes, 2)).rejects.toThrow('+ thing 3 failed: no');
    expect(done.length).toBeLessThan(6);
  });
});

const lab = await labAnswers();

describe.skipIf(!lab.isUp)(`the running lab${lab.isUp ? '' : ` (skipped: ${lab.reason})`}`, () => {
  test('status ends with 0 and counts every service as up', async () => {
    const { code, out } = await runLab('status');
    expect(out).toContain(`${services.length} of ${services.length} services are up`);
    expect(code).toBe(0);
  });

  test('a dry run says what would change', async () => {
    const { code, out } = await runLab('seed', 'broken-images', '--dry-run');
    expect(out.trimEnd().split('\n').at(-1)).toMatch(
      /would change \d+ things for broken-images|the cloud is as broken-images wants it/,
    );
    expect(code).toBe(0);
  });

  // Other tests seed meanwhile, so this waits for a moment of rest. It holds only if each seed, once applied, leaves no difference.
  test('the cloud is in the state of exactly one seed (if it was changed by hand: npm run lab seed compliant)', async () => {
    const fitting = async () => {
      const today = new Date();
      const fits = await Promise.all(seeds.map(async (seed) => (await seedChanges(seed, today)).length === 0));
      return seeds.filter((_, index) => fits[index]).length;
    };
    await expect.poll(fitting, { timeout: 90_000, interval: 1_000 }).toBe(1);
  }, 100_000);
});
