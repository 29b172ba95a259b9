import { compliantState } from './compliant.ts';
import { without, type Seed } from '../src/seeding/seed-model.ts';

export const brokenStandardFlavors: Seed = {
  name: 'broken-standard-flavors',
  description: 'SCS-16V-32 is missing, SCS-4V-8 has no extra specs, SCS-2V-16 claims the wrong CPU type',
  state: (now) => {
    const base = compliantState(now);
    const [withoutSpecs, wrongType] = [base.flavors['SCS-4V-8'], base.flavors['SCS-2V-16']];
    if (!withoutSpecs || !wrongType) throw new Error('the seed "compliant" has lost SCS-4V-8 or SCS-2V-16');
    return {
      ...base,
      flavors: {
        ...without(base.flavors, 'SCS-16V-32'),
        'SCS-4V-8': { ...withoutSpecs, extraSpecs: {} },
        'SCS-2V-16': { ...wrongType, extraSpecs: { ...wrongType.extraSpecs, 'scs:cpu-type': 'dedicated-core' } },
      },
    };
  },
};
