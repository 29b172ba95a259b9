import { ConformanceError } from '../../errors.ts';
import type { Finding } from '../../model/result.ts';
import { decideBy, type Check, type CheckContext, type Decision } from '../check.ts';
import { decimalValue } from '../images/parse-date.ts';
import { bootProbeServer } from './boot-probe-server.ts';
import type { ProbeReport } from './parse-console.ts';

const clause = 'scs-0101-v1 §entropy';

/** One probe server per run, whoever asks first. */
const reports = new WeakMap<CheckContext['inventory'], Promise<ProbeReport>>();

function probeReport(context: CheckContext): Promise<ProbeReport> {
  let report = reports.get(context.inventory);
  if (report === undefined) {
    report = bootProbeServer(context);
    reports.set(context.inventory, report);
  }
  return report;
}

function sectionOf(report: ProbeReport, name: string): readonly string[] {
  const lines = report.get(name);
  if (lines === undefined) {
    throw new ConformanceError(
      'probe-failed',
      `The probe server's console has no section "${name}".`,
      'Boot the image yourself and look at its console; something else may have written between the lines.',
    );
  }
  return lines;
}

function found(message: string, value: string, wanted: string, severity: Finding['severity'] = 'error'): Finding {
  return {
    severity,
    message,
    clause,
    resource: { type: 'server', name: 'probe server' },
    found: value,
    wanted,
    mend: [
      '# hosts: a CPU with RDRAND/RDSEED (x86) or RNDR (Arm) that guests see; images: kernel 5.18 or newer',
      'openstack image set --property hw_rng_model=virtio IMAGE',
      'openstack flavor set --property hw_rng:allowed=True FLAVOR',
    ],
  };
}

/** Judges `/proc/sys/kernel/random/entropy_avail`: 256 is what a kernel from 5.18 on says when it has enough. */
export function judgeEntropyAvailable(lines: readonly string[]): Decision {
  const value = lines[0]?.trim() ?? '';
  if (value === '256') return { result: 'pass', findings: [] };
  return decideBy([found(`The kernel reports ${value || 'no'} bits of entropy.`, value, '256')]);
}

/**
 * Judges the output of `rngtest -c 1000`: of 1,000 blocks, three may fail by chance, and up to five are let pass.
 *
 * @throws ConformanceError `probe-failed` when there is no number of failures in it
 */
export function judgeFipsTest(lines: readonly string[]): Decision {
  const digits = /failures:\s(?<count>\p{Nd}+)/u.exec(lines.join('\n'))?.groups?.['count'];
  if (digits === undefined) {
    throw new ConformanceError(
      'probe-failed',
      'rngtest did not say how many of its FIPS tests failed.',
      'Boot the image yourself and run: rngtest -c 1000 </dev/random',
    );
  }
  const failures = decimalValue(digits);
  const message = `${failures} of 1,000 blocks from /dev/random failed the FIPS 140-2 tests.`;
  if (failures <= 3) return { result: 'pass', findings: [] };
  if (failures <= 5) return decideBy([found(message, digits, 'at most 3', 'info')]);
  return decideBy([found(message, digits, 'at most 5')]);
}

const shared = {
  clause,
  why: 'Keys that a guest makes at its first boot are only as good as its random numbers.',
  mend: 'Use hosts whose CPUs have RDRAND/RDSEED (x86) or RNDR (Arm) and do not hide them from guests; offer images with kernel 5.18 or newer.',
  reads: ['images', 'flavors'],
  calls: [
    'GET network /networks?router:external=true',
    'POST network /networks, /subnets, /routers',
    'POST compute /servers',
    'GET compute /servers/{id} until ACTIVE',
    'POST compute /servers/{id}/action (os-getConsoleOutput) until the report is there',
  ],
  creates: ['a network with a subnet and a router', 'a server with a boot volume of 8 GiB or more'],
} as const satisfies Partial<Check>;

/** `scs-0101-entropy-avail` and `scs-0101-fips-test`: two looks at the report of one server. */
export const entropyChecks: readonly Check[] = [
  {
    ...shared,
    testcase: 'scs-0101-entropy-avail',
    title: 'A fresh server has enough entropy',
    checks:
      'A server is booted from the newest Debian (or Ubuntu, or any) image on the cheapest flavor that holds it; the first line of /proc/sys/kernel/random/entropy_avail must be 256.',
    decide: async (context) => judgeEntropyAvailable(sectionOf(await probeReport(context), 'entropy-avail')),
  },
  {
    ...shared,
    testcase: 'scs-0101-fips-test',
    title: 'Random numbers of a fresh server pass the FIPS 140-2 tests',
    checks: 'On the same server, `rngtest -c 1000` on /dev/random may report at most 5 failures.',
    decide: async (context) => judgeFipsTest(sectionOf(await probeReport(context), 'fips-test')),
  },
];

/** Testcases that the reference still declares but no longer decides: they abort, and only strict decides them. */
export const retiredEntropyChecks: readonly Check[] = [
  retired({
    testcase: 'scs-0101-flavor-property',
    title: 'Every flavor allows a random number generator (retired)',
    checks: 'Every flavor has the extra spec hw_rng:allowed=True.',
    reads: ['flavors'],
    async decide({ inventory }) {
      const flavors = await inventory.flavors();
      return decideBy(
        flavors
          .filter((flavor) => (flavor.extra_specs['hw_rng:allowed'] ?? '').toLowerCase() !== 'true')
          .map((flavor) => ({
            severity: 'error',
            message: `Flavor "${flavor.name}" does not allow a random number generator.`,
            clause,
            resource: { type: 'flavor', id: flavor.id, name: flavor.name },
            attribute: 'hw_rng:allowed',
            found: flavor.extra_specs['hw_rng:allowed'] ?? null,
            wanted: 'True',
            mend: [`openstack flavor set --property hw_rng:allowed=True ${flavor.id}`],
          })),
      );
    },
  }),
  retired({
    testcase: 'scs-0101-image-property',
    title: 'Every image asks for a virtio random number generator (retired)',
    checks: 'Every image has the property hw_rng_model=virtio.',
    reads: ['images'],
    async decide({ inventory }) {
      const images = await inventory.images();
      return decideBy(
        images
          .filter((image) => image['hw_rng_model'] !== 'virtio')
          .map((image) => ({
            severity: 'error',
            message: `Image "${image.name ?? ''}" does not ask for a virtio random number generator.`,
            clause,
            resource: { type: 'image', id: image.id, name: image.name ?? '' },
            attribute: 'hw_rng_model',
            found: typeof image['hw_rng_model'] === 'string' ? image['hw_rng_model'] : null,
            wanted: 'virtio',
            mend: [`openstack image set --property hw_rng_model=virtio ${image.id}`],
          })),
      );
    },
  }),
  retired({
    testcase: 'scs-0101-rngd',
    title: 'The service rngd runs on a fresh server (retired)',
    checks: 'On the probe server, `systemctl status rngd` says that the service is active.',
    calls: shared.calls,
    creates: shared.creates,
    reads: shared.reads,
    async decide(context) {
      const lines = sectionOf(await probeReport(context), 'rngd');
      if (lines.some((line) => /\bactive \(running\)/.test(line))) {
        return { result: 'pass', findings: [] };
      }
      return decideBy([found('The service rngd does not run.', lines[0] ?? '', 'active (running)')]);
    },
  }),
];

function retired(check: Omit<Check, 'clause' | 'why' | 'mend'>): Check {
  return {
    ...check,
    clause,
    why: shared.why,
    mend: shared.mend,
    quirks:
      'Retired: the reference’s program does not know this testcase any more and aborts it, and so does the default. `--strict` decides it.',
    async decide(context) {
      if (context.isStrict) return check.decide(context);
      throw new ConformanceError(
        'retired-testcase',
        `${check.testcase} is retired: the reference declares it but does not decide it.`,
        'Leave it out, or let --strict decide it.',
      );
    },
  };
}
