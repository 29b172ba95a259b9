import { compliantState } from './compliant.ts';
import type { Seed } from '../src/seeding/seed-model.ts';

export const empty: Seed = {
  name: 'empty',
  description: 'no flavors, images or external network, and no volume types but the one that Cinder insists on',
  state: (now) => ({ ...compliantState(now), flavors: {}, images: {}, volumeTypes: {}, externalNetworks: {} }),
};
