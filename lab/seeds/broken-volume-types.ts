import { compliantState } from './compliant.ts';
import type { Seed } from '../src/seeding/seed-model.ts';

const plain = (description: string) => ({ description, isEncrypted: false });

export const brokenVolumeTypes: Seed = {
  name: 'broken-volume-types',
  description: 'volume types with unsorted, doubled, unknown, empty and hostile feature lists',
  state: (now) => {
    const base = compliantState(now);
    return {
      ...base,
      volumeTypes: {
        ...base.volumeTypes,
        unsorted: plain('[scs:replicated, encrypted] in the wrong order'),
        doubled: plain('[scs:encrypted, encrypted] named twice'),
        unknown: plain('[scs:fast] not a feature of the standard'),
        'empty-entry': plain('[scs:encrypted, ] a comma too many'),
        // Cinder takes no control characters, but everything else
        '<b>\u05d0\u05d1\u05d2</b> | $(id)': plain('[scs:<script>alert(1)</script>] | \u0627\u0644 `id`'),
        // the list does not stand at the start: no list at all, no fault
        'list-too-late': plain('fast [scs:nonsense]'),
      },
    };
  },
};
