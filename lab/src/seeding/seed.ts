import { logIn } from '../cloud/cloud-api.ts';
import type { Say } from '../command/progress.ts';
import { behaviourChanges } from './behaviour-changes.ts';
import { applyChanges, type SeedChange } from './seed-change.ts';
import { flavorChanges } from './flavor-changes.ts';
import { imageChanges } from './image-changes.ts';
import type { Seed } from './seed-model.ts';
import { networkChanges } from './network-changes.ts';
import { volumeTypeChanges } from './volume-type-changes.ts';

/** What must change for the cloud to be in the state of a seed; empty when it is. */
export async function seedChanges(seed: Seed, now: Date): Promise<SeedChange[]> {
  const api = await logIn();
  const wanted = seed.state(now);
  const parts = await Promise.all([
    flavorChanges(api, wanted.flavors),
    imageChanges(api, wanted.images, now),
    volumeTypeChanges(api, wanted.volumeTypes),
    networkChanges(api, wanted.externalNetworks),
    behaviourChanges(api, wanted),
  ]);
  return parts.flat();
}

/** Puts the cloud into the state of a seed. With `isDryRun` it only says what it would do. */
export async function seed(wanted: Seed, isDryRun: boolean, now: Date, say: Say): Promise<void> {
  const changes = await seedChanges(wanted, now);
  for (const { sign, what } of changes) say(`${sign} ${what}`);
  if (!isDryRun) await applyChanges(changes);
  const verb = isDryRun ? 'would change' : 'changed';
  say(
    changes.length === 0
      ? `the cloud is as ${wanted.name} wants it`
      : `${verb} ${changes.length} things for ${wanted.name}`,
  );
}
