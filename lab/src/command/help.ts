import type { Seed } from '../seeding/seed-model.ts';

/** The text of `npm run lab help`. */
export function helpText(seeds: readonly Seed[]): string {
  const width = Math.max(...seeds.map((seed) => seed.name.length));
  const seedLines = seeds.map((seed) => `  ${seed.name.padEnd(width)}  ${seed.description}`);
  return `The lab: a real OpenStack control plane on this machine (Debian 12, as root), for tests.

Usage: npm run lab COMMAND

  up            install what is missing, configure, start, wait until all of it answers
  status        which services are up, whether they answer, how much memory they take
  seed NAME     put the cloud into a known state (below); projects' own resources are left alone
  down          stop all services; the data stays
  reset         stop, and remove the data: the next "up" makes a new cloud
  install       only install the Debian packages

Options of seed
  --dry-run     only say what would change

Seeds
${seedLines.join('\n')}

Examples
  npm run lab up && npm run lab seed compliant
  npm run lab -- seed broken-images --dry-run
  OS_CLIENT_CONFIG_FILE=lab/.state/clouds.yaml openstack --os-cloud lab flavor list

Exit codes: 0 all is well; 1 it failed, or (status) something is down; 2 not understood, or not possible on this machine.
`;
}
