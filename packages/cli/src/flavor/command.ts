import { Command, Option } from 'commander';
import type { FlavorInput } from '@scs/flavor-names';
import type { ListOptions } from './list.ts';
import type { ParseOptions } from './parse.ts';

const grammars = ['v1', 'v1/v2', 'v2/v1', 'v2', 'v3', 'latest', 'compliance'] as const;

/** `scs flavor`. The commands themselves are loaded when they are called, so that `scs` starts fast. */
export function flavorCommand(): Command {
  return new Command('flavor')
    .description('read and make the names of SCS flavors (scs-0100, scs-0103)')
    .addHelpText(
      'after',
      `
Examples:
  scs flavor parse SCS-4V-16-100s
  scs flavor describe SCS-16T-64-200s_GNa-72-24_ib
  scs flavor specs SCS-2V-4-20s
  scs flavor build --cpus 2 --cpu-type V --ram 4 --disk 20 --disk-type s
  scs flavor list --format openstack --mandatory`,
    )
    .addCommand(parseCommand())
    .addCommand(describeCommand())
    .addCommand(specsCommand())
    .addCommand(buildCommand())
    .addCommand(listCommand());
}

function parseCommand(): Command {
  return new Command('parse')
    .description('say whether names follow the standard, and what they mean')
    .argument('[name...]', 'names of flavors')
    .addOption(new Option('--grammar <grammar>', 'version of the standard').choices(grammars).default('latest'))
    .addOption(new Option('--format <format>', 'form of the output').choices(['text', 'json']).default('text'))
    .option('--stdin', 'read one name a line from standard input; every line is a name, also an empty one')
    .addHelpText(
      'after',
      `
Examples:
  scs flavor parse SCS-2C-4ou-10n                  shows where the mistake is
  scs flavor parse --grammar compliance SCS-2V:8   lets names of v1 pass, with a warning
  openstack flavor list -f value -c Name | scs flavor parse --stdin --format json

JSON is one object a line: name, kind (scs, not-scs, invalid), canonical, short, extraSpecs, description, error.
Exit codes: 0 no name is invalid, 1 one is, 2 wrong usage. A name that does not start with SCS- is not invalid.`,
    )
    .action(async (names: string[], options: ParseOptions) => {
      const { parseNames } = await import('./parse.ts');
      await parseNames(names, options);
    });
}

function describeCommand(): Command {
  return new Command('describe')
    .description('say in one sentence what a name promises')
    .argument('<name...>', 'names of flavors; names of v1 are read, too')
    .addHelpText('after', '\nExample:\n  scs flavor describe SCS-16T-64-200s_GNa-72-24_ib')
    .action(async (names: string[]) => {
      const { describeNames } = await import('./describe.ts');
      describeNames(names);
    });
}

function specsCommand(): Command {
  return new Command('specs')
    .description('print the extra specs that follow from names (scs-0103)')
    .argument('<name...>', 'names of flavors; names of v1 are read, too')
    .addOption(new Option('--format <format>', 'form of the output').choices(['text', 'json', 'yaml']).default('text'))
    .addHelpText(
      'after',
      `
Examples:
  scs flavor specs SCS-2V-4-20s                  a command that sets them
  scs flavor specs --format yaml SCS-2V-4-20s    a map from name to specs`,
    )
    .action(async (names: string[], { format }: { format: 'text' | 'json' | 'yaml' }) => {
      const { showSpecs } = await import('./specs.ts');
      await showSpecs(names, format);
    });
}

function listCommand(): Command {
  const formats: ListOptions['format'][] = ['text', 'json', 'openstack', 'flavor-manager'];
  return new Command('list')
    .description('list the 15 mandatory and 16 recommended flavors (scs-0103)')
    .addOption(new Option('--format <format>', 'form of the output').choices(formats).default('text'))
    .option('--mandatory', 'only the mandatory ones')
    .option('--recommended', 'only the recommended ones')
    .addHelpText(
      'after',
      `
Examples:
  scs flavor list --format openstack --mandatory | sh   create them
  scs flavor list --format flavor-manager               input of osism's openstack-flavor-manager`,
    )
    .action(async (options: ListOptions) => {
      const { listFlavors } = await import('./list.ts');
      await listFlavors(options);
    });
}

function buildCommand(): Command {
  return new Command('build')
    .description('make a name from flags, or from questions when there are none')
    .option('--cpus <number>', 'number of CPUs')
    .option('--cpu-type <letter>', 'C dedicated core, T dedicated thread, V vCPU, L low performance')
    .option('--cpu-insecure', 'mitigations of CPU vulnerabilities are not guaranteed')
    .option('--ram <GiB>', 'memory, in steps of 0.5')
    .option('--ram-insecure', 'memory without ECC')
    .option('--ram-oversubscribed', 'memory is oversubscribed')
    .option('--disk <GB>', 'size of the disk')
    .option('--disk-type <letter>', 'n network, h local HDD, s SSD, p NVMe')
    .option('--disks <number>', 'number of such disks')
    .option('--hypervisor <word>', 'kvm, chy, xen, hyv, vmw or bms')
    .option('--hw-virt', 'hardware virtualisation is available')
    .option('--cpu-vendor <letter>', 'i Intel, z AMD, a ARM, r RISC-V')
    .option('--cpu-generation <number>', 'generation, by vendor')
    .option('--cpu-perf <h|hh|hhh>', 'fast, faster, fastest')
    .option('--gpu-brand <letter>', 'N Nvidia, A AMD, I Intel')
    .option('--gpu-type <letter>', 'G passed through, g virtual (default: G)')
    .option('--gpu-generation <text>', 'generation, by brand')
    .option('--gpu-units <number>', 'SMs, CUs or EUs')
    .option('--gpu-perf <h|hh>', 'speed of the GPU')
    .option('--gpu-vram <GiB>', 'memory of the GPU')
    .option('--gpu-vram-perf <h|hh>', 'speed of that memory')
    .option('--infiniband', 'Infiniband is available')
    .addHelpText(
      'after',
      `
Examples:
  scs flavor build
  scs flavor build --cpus 2 --cpu-type V --ram 4 --disk 20 --disk-type s
  scs flavor build --cpus 16 --cpu-type T --ram 64 --gpu-brand N --gpu-generation a --gpu-units 72 --gpu-vram 24`,
    )
    .action(
      async ({
        disk,
        disks,
        hwVirt,
        ...others
      }: FlavorInput & Record<'disk' | 'disks', string | undefined> & { hwVirt?: boolean }) => {
        const { buildName } = await import('./build.ts');
        await buildName({
          ...others,
          ...(disk === undefined ? {} : { diskSize: disk }),
          ...(disks === undefined ? {} : { diskCount: disks }),
          ...(hwVirt === undefined ? {} : { hardwareVirtualization: hwVirt }),
        });
      },
    );
}
