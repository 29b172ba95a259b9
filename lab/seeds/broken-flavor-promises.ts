import { compliantState } from './compliant.ts';
import type { Seed } from '../src/seeding/seed-model.ts';

const extraSpecs = { 'hw_rng:allowed': 'True' };

export const brokenFlavorPromises: Seed = {
  name: 'broken-flavor-promises',
  description: 'flavors with less memory, fewer vCPUs or a smaller disk than their names promise',
  state: (now) => {
    const base = compliantState(now);
    return {
      ...base,
      flavors: {
        ...base.flavors,
        'SCS-3V-12': { vcpus: 3, ramMiB: 8192, diskGiB: 0, extraSpecs },
        'SCS-6V-24': { vcpus: 4, ramMiB: 24576, diskGiB: 0, extraSpecs },
        'SCS-2V-6-40': { vcpus: 2, ramMiB: 6144, diskGiB: 20, extraSpecs },
        // more than promised is no fault
        'SCS-2V-6': { vcpus: 4, ramMiB: 8192, diskGiB: 10, extraSpecs },
      },
    };
  },
};

export const sizelessFlavorDisk: Seed = {
  name: 'sizeless-flavor-disk',
  description: 'SCS-2C-4-n promises a disk of no stated size: grammatical, but the original check aborts on it',
  state: (now) => {
    const base = compliantState(now);
    const flavors = { ...base.flavors, 'SCS-2C-4-n': { vcpus: 2, ramMiB: 4096, diskGiB: 0, extraSpecs } };
    return { ...base, flavors };
  },
};
