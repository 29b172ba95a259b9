import type { Image } from '@scs/openstack';
import type { Finding } from '../../model/result.ts';
import { decideBy, type Check } from '../check.ts';
import { openstackCommand } from '../shell.ts';
import { imageFinding, propertyOf, readProperty, requireName } from './image-finding.ts';

const clause = 'scs-0102-v2 §os_purpose';

/** Generic public images that are not the only ones for their architecture, distribution and version. */
export function findAmbiguousImages(images: readonly Image[], isStrict: boolean): Finding[] {
  const first = new Map<string, Image>();
  const findings: Finding[] = [];
  for (const image of images) {
    if (image.visibility !== 'public' || image.os_hidden === true) continue;
    const [distribution, version] = [propertyOf(image, 'os_distro'), propertyOf(image, 'os_version')];
    if (!distribution || !version || readProperty(image, 'os_purpose', isStrict) !== 'generic') continue;
    const architecture = propertyOf(image, 'architecture') ?? '';
    const key = JSON.stringify([architecture, distribution, version]);
    const other = first.get(key);
    if (other === undefined) {
      first.set(key, image);
      continue;
    }
    requireName(other, isStrict);
    requireName(image, isStrict);
    findings.push(
      imageFinding(image, {
        message: `Images "${other.name ?? ''}" (${other.id}) and "${image.name ?? ''}" are both the generic image of ${distribution} ${version} for ${architecture || 'an unnamed architecture'}.`,
        clause,
        attribute: 'os_purpose',
        found: 'generic',
        wanted: 'one generic image per architecture, os_distro and os_version',
        mend: [openstackCommand('image', 'set', '--property', 'os_purpose=oldgeneric', other.id)],
      }),
    );
  }
  return findings;
}

/** `scs-0102-os_purpose-uniqueness`. */
export const osPurposeUniquenessCheck: Check = {
  testcase: 'scs-0102-os_purpose-uniqueness',
  clause,
  title: 'A generic image is the only one of its kind',
  checks:
    'Among public images that are not hidden and have os_distro, os_version and os_purpose=generic, no two have the same architecture, os_distro and os_version.',
  why: 'Tools that choose an image by its properties, not by its name, must find exactly one.',
  mend: 'Give the older one another purpose: `openstack image set --property os_purpose=oldgeneric IMAGE`',
  reads: ['images'],
  async decide({ inventory, isStrict }) {
    return decideBy(findAmbiguousImages(await inventory.images(), isStrict));
  },
};
