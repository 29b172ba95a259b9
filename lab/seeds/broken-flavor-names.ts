import { compliantState } from './compliant.ts';
import type { CloudState, FlavorSeed, Seed } from '../src/seeding/seed-model.ts';

const small: FlavorSeed = { vcpus: 1, ramMiB: 4096, diskGiB: 0, extraSpecs: {} };

/**
 * Names as far as Nova takes them: it refuses control and format characters in a name (not in the value of an extra spec),
 * and the database holds no characters beyond the basic plane.
 */
const flavors: CloudState['flavors'] = {
  // not in the grammar
  'SCS-1V-4x-wrong': small,
  // the old spelling: tolerated, with a warning
  'SCS-1V:4:40': { ...small, diskGiB: 40 },
  'SCS-<script>alert(1)</script>': small,
  'SCS-$(touch pwned)`id`': small,
  'SCS-1V-4 | **bold** [link](http://example.org/) | "quoted" \\': small,
  // letters written from right to left, and combining marks that pile up
  'SCS-1V-\u05d0\u05d1\u05d2-\u0627\u0644': small,
  ['SCS-1V-Z' + '\u0300\u0301\u0302'.repeat(10)]: small,
  ['SCS-1V-4_' + 'x'.repeat(246)]: small,
  'SCS-1V-4-hostile-specs': {
    ...small,
    extraSpecs: { 'scs:name-v2': 'SCS-\u001b[2J\u001b[31mred\u001b]0;title\u0007', 'scs:cpu-type': '\u202eerahs' },
  },
};

export const brokenFlavorNames: Seed = {
  name: 'broken-flavor-names',
  description: 'flavor names outside the grammar, a v1 name, hostile and very long names',
  state: (now) => {
    const base = compliantState(now);
    return { ...base, flavors: { ...base.flavors, ...flavors } };
  },
};
