import { mandatoryFlavors, gpuCards, parseFlavorName, recommendedFlavors } from '@scs/flavor-names';
import { summarise, type BenchResult } from './result.ts';

/** Some 200 names as clouds have them: standard flavors, their v3 extensions, names of others, a few mistakes. */
function realisticNames(): string[] {
  const standard = [...mandatoryFlavors, ...recommendedFlavors].map(({ name }) => name);
  return [
    ...standard,
    ...standard.map((name) => `${name}_kvm_hwv`),
    ...standard.map((name) => `${name}_z3hh`),
    ...standard.map((name) => `${name}_chy_a2_ib`),
    ...gpuCards.map(({ piece }) => `SCS-16T-64-200s_bms_i3_${piece}_ib`),
    ...['SCS-2C-4-3x10s', 'SCS-1V-0.5', 'SCS-2Ci-3.5uo-20n', 'SCS-4L-8-20p_a2'],
    ...['m1.tiny', 'm1.small', 'm1.medium', 'm1.large', 'm1.xlarge', 'c5.large', 'gpu-a100', 'SC-2T-4', 'scs-1V-4'],
    ...['SCS-2C-4ou-10n', 'SCS-16V-64_GNa_ib', 'SCS-1V:4:10', 'SCS-1V-1.25'],
  ];
}

const roundsPerRun = 2000;
const runs = 9;

/** Names read per second on one core, the full value included. */
export async function run(): Promise<BenchResult[]> {
  const names = realisticNames();
  const perSecond: number[] = [];
  let valid = 0;
  for (let index = -1; index < runs; index++) {
    const start = process.hrtime.bigint();
    for (let round = 0; round < roundsPerRun; round++) {
      for (const name of names) if (parseFlavorName(name).kind === 'scs') valid++;
    }
    const seconds = Number(process.hrtime.bigint() - start) / 1e9;
    // The first run warms up the compiler.
    if (index >= 0) perSecond.push((names.length * roundsPerRun) / seconds);
    await new Promise((resolve) => setImmediate(resolve));
  }
  if (valid === 0) throw new Error('No name was read: the benchmark measures nothing.');
  const how = `parseFlavorName on ${names.length} names of clouds, ${roundsPerRun} rounds a run, after one to warm up`;
  return [summarise('flavor names parsed', 'names/s', perSecond, how)];
}
