import { compareWithNova, parseFlavorName, type Deviation } from '@scs/flavor-names';
import type { Flavor } from '@scs/openstack';
import { ConformanceError } from '../../errors.ts';
import type { Finding } from '../../model/result.ts';
import { decideBy, type Check } from '../check.ts';
import { openstackCommand } from '../shell.ts';
import { flavorFinding } from './flavor-finding.ts';

/** What is wrong with the name of one flavor: nothing if it does not start with `SCS-`. */
export function findNameProblems(flavor: Flavor): Finding[] {
  const parsed = parseFlavorName(flavor.name, { grammar: 'compliance' });
  switch (parsed.kind) {
    case 'not-scs':
      return [];
    case 'invalid':
      return [
        flavorFinding(flavor, {
          message: `Flavor name ${parsed.error.message}`,
          clause: 'scs-0100-v3 §syntax',
          attribute: 'name',
          found: flavor.name,
          wanted: `at position ${parsed.error.position}: ${parsed.error.expected}`,
          mend: renameCommands(flavor, parsed.error.suggestion ?? 'NEW-NAME'),
        }),
      ];
    case 'scs':
      return parsed.warnings
        .filter((warning) => warning.code === 'other-grammar')
        .map((warning) =>
          flavorFinding(flavor, {
            severity: 'warning',
            message: `Flavor "${flavor.name}": ${warning.message}`,
            clause: 'scs-0100-v3 §syntax',
            attribute: 'name',
            found: flavor.name,
          }),
        );
  }
}

/** Nova cannot rename a flavor: another one takes its place. */
function renameCommands(flavor: Flavor, name: string): string[] {
  const size = ['--vcpus', String(flavor.vcpus), '--ram', String(flavor.ram), '--disk', String(flavor.disk)];
  return [openstackCommand('flavor', 'create', ...size, name), openstackCommand('flavor', 'delete', flavor.id)];
}

/**
 * What one flavor promises by its name and does not keep.
 *
 * @throws ConformanceError `undecidable` in parity where the name has a disk without a size
 */
export function findBrokenPromises(flavor: Flavor, isStrict: boolean): Finding[] {
  const parsed = parseFlavorName(flavor.name, { grammar: 'compliance' });
  if (parsed.kind !== 'scs') return [];
  return compareWithNova(parsed.flavor, flavor, { isStrict }).map((deviation) => brokenPromise(flavor, deviation));
}

const words = {
  cpus: { clause: 'scs-0100-v3 §CPU', unit: 'vCPUs', attribute: 'vcpus', option: '--vcpus' },
  ram: { clause: 'scs-0100-v3 §RAM', unit: 'GiB of RAM', attribute: 'ram', option: '--ram' },
  disk: { clause: 'scs-0100-v3 §disk', unit: 'GB of disk', attribute: 'disk', option: '--disk' },
} as const satisfies Record<Deviation['attribute'], object>;

function brokenPromise(flavor: Flavor, deviation: Deviation): Finding {
  const { clause, unit, attribute, option } = words[deviation.attribute];
  if (deviation.severity === 'undecidable') {
    throw new ConformanceError(
      'undecidable',
      `Flavor "${flavor.name}" (${flavor.id}) names a disk without a size, which leaves the testcase without a verdict.`,
      'Give the flavor a name with the size of its disk. With --strict a missing size counts as 0.',
    );
  }
  const promised = deviation.promised === null ? '0' : String(deviation.promised);
  const amount = `${deviation.actual} ${unit}`;
  const message = {
    less: `Flavor "${flavor.name}" promises ${promised} ${unit} and has ${amount}.`,
    more: `Flavor "${flavor.name}" promises ${promised} ${unit} and has more, ${amount}.`,
    odd: `Flavor "${flavor.name}" has an odd amount of memory, ${amount}.`,
    undecidable: '',
  }[deviation.kind];
  return flavorFinding(flavor, {
    severity: deviation.severity === 'fail' ? 'error' : 'info',
    message,
    clause,
    attribute,
    found: String(deviation.actual),
    wanted: deviation.kind === 'odd' ? 'a multiple of 0.5 GiB, from 10 GiB on of 1 GiB' : `at least ${promised}`,
    ...(deviation.severity === 'fail' ? { mend: recreate(flavor, option, deviation) } : {}),
  });
}

/** A flavor's size cannot be changed either: it is deleted and created again. */
function recreate(flavor: Flavor, option: string, { attribute, promised }: Deviation): string[] {
  const size = new Map([
    ['--vcpus', String(flavor.vcpus)],
    ['--ram', String(flavor.ram)],
    ['--disk', String(flavor.disk)],
  ]);
  size.set(option, attribute === 'ram' ? String(Number(promised) * 1024) : String(promised));
  return [
    openstackCommand('flavor', 'delete', flavor.id),
    openstackCommand('flavor', 'create', ...[...size].flat(), flavor.name),
  ];
}

const why = 'Customers choose a size by its name alone, and expect the same from the same name in every SCS cloud.';

/** `scs-0100-syntax-check` and `scs-0100-semantics-check` (reference 3.1.6, 3.1.7). */
export const flavorNameChecks: readonly Check[] = [
  {
    testcase: 'scs-0100-syntax-check',
    clause: 'scs-0100-v3 §syntax',
    title: 'Flavor names that start with SCS- follow the standard',
    checks:
      'Each flavor whose name starts with SCS- must be readable by the grammar of scs-0100-v3; names of v1 and v2 are let pass with a warning. Other names do not matter.',
    why,
    mend: 'Create the flavor under a proper name and delete the old one; `scs flavor parse NAME` shows where the mistake is, `scs flavor build` makes a name.',
    reads: ['flavors'],
    async decide({ inventory }) {
      return decideBy((await inventory.flavors()).flatMap(findNameProblems));
    },
  },
  {
    testcase: 'scs-0100-semantics-check',
    clause: 'scs-0100-v3 §RAM',
    title: 'SCS flavors have at least what their names promise',
    checks:
      'Each flavor with a readable SCS name must have at least the vCPUs, the RAM (with a tolerance of about 0.05 GiB) and the disk that the name says. More than promised is fine.',
    why,
    mend: 'Delete the flavor and create it again with the size that its name says: `openstack flavor create --vcpus 4 --ram 8192 --disk 20 SCS-4V-8-20`',
    quirks:
      'A name that has a disk but no size for it aborts the testcase; with `--strict` the size counts as 0. The kind of CPU and disk, hypervisor, GPU and Infiniband are not verified, because Nova does not tell.',
    reads: ['flavors'],
    async decide({ inventory, isStrict }) {
      return decideBy((await inventory.flavors()).flatMap((flavor) => findBrokenPromises(flavor, isStrict)));
    },
  },
];
