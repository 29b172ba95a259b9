import type { Seed } from '../src/seeding/seed-model.ts';
import { brokenBehaviour } from './broken-behaviour.ts';
import { brokenFlavorNames } from './broken-flavor-names.ts';
import { brokenFlavorPromises, sizelessFlavorDisk } from './broken-flavor-promises.ts';
import { brokenImages } from './broken-images.ts';
import { brokenStandardFlavors } from './broken-standard-flavors.ts';
import { brokenVolumeTypes } from './broken-volume-types.ts';
import { compliant } from './compliant.ts';
import { empty } from './empty.ts';

/** All seeds, in the order of the help text. */
export const seeds: readonly Seed[] = [
  compliant,
  brokenFlavorNames,
  brokenFlavorPromises,
  sizelessFlavorDisk,
  brokenStandardFlavors,
  brokenImages,
  brokenVolumeTypes,
  ...brokenBehaviour,
  empty,
];
