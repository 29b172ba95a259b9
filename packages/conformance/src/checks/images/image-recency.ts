import type { Image } from '@scs/openstack';
import type { Finding } from '../../model/result.ts';
import { decideBy, type Check } from '../check.ts';
import { openstackCommand } from '../shell.ts';
import { stripEnd } from '../white-space.ts';
import { imageFinding, propertyOf, requireName } from './image-finding.ts';
import { freshnessOf } from './is-outdated.ts';

const clause = 'scs-0102 §replace_frequency';

/** The name that an outdated image's replacement must have: without the last word and without white space at its end. */
export function replacementName(name: string): string | undefined {
  const lastBlank = name.lastIndexOf(' ');
  const replacement = stripEnd(lastBlank < 0 ? name : name.slice(0, lastBlank));
  return replacement === name ? undefined : replacement;
}

/** What is outdated and not replaced (reference 3.4, steps 1–6). */
export function findOutdatedImages(images: readonly Image[], context: { now: Date; isStrict: boolean }): Finding[] {
  // as in the reference, of several images with one name the last one counts
  const byName = new Map(images.map((image) => [image.name ?? '', image]));
  const findings: Finding[] = duplicateNames(images, context.isStrict);
  for (const image of images) {
    const freshness = freshnessOf(image, context);
    if (freshness === 'fresh') continue;
    if (freshness === 'bad-promise') {
      findings.push(badPromise(image));
      continue;
    }
    if (freshness === 'unmarked') findings.push(unmarked(image));
    const name = replacementName(image.name ?? '');
    const replacement = name === undefined ? undefined : byName.get(name);
    if (replacement === undefined || freshnessOf(replacement, context) !== 'fresh') {
      findings.push(notReplaced(image, name));
    }
  }
  return findings;
}

function duplicateNames(images: readonly Image[], isStrict: boolean): Finding[] {
  const seen = new Set<string>();
  return images.flatMap((image) => {
    const name = image.name ?? '';
    if (!seen.has(name)) {
      seen.add(name);
      return [];
    }
    requireName(image, isStrict);
    return [
      imageFinding(image, {
        severity: 'warning',
        message: `There is more than one image named "${name}"; only the last one is looked up as a replacement.`,
        clause,
      }),
    ];
  });
}

function badPromise(image: Image): Finding {
  return imageFinding(image, {
    message: `Image "${image.name ?? ''}" is outdated and its provided_until is neither a date nor "none" nor "notice".`,
    clause: 'scs-0102 §provided_until',
    attribute: 'provided_until',
    found: propertyOf(image, 'provided_until') ?? null,
    wanted: 'a date such as 2029-04-30, none or notice',
    mend: [openstackCommand('image', 'set', '--property', 'provided_until=2029-04-30', image.id)],
  });
}

function unmarked(image: Image): Finding {
  return imageFinding(image, {
    severity: 'warning',
    message: `Image "${image.name ?? ''}" is outdated, but its name does not end in "old", "prev" or a date.`,
    clause,
    attribute: 'name',
    found: image.name ?? '',
    wanted: 'a name that ends in old, prev or the build date',
    mend: [openstackCommand('image', 'set', '--name', `${image.name ?? ''} old`, image.id)],
  });
}

function notReplaced(image: Image, replacement: string | undefined): Finding {
  const built = propertyOf(image, 'image_build_date') ?? image.created_at;
  const frequency = propertyOf(image, 'replace_frequency') ?? '';
  const name = replacement ?? image.name ?? '';
  return imageFinding(image, {
    message: `Image "${image.name ?? ''}", built ${built}, is older than its replace_frequency "${frequency}" allows, and there is no fresh image${replacement === undefined ? ' that replaces it' : ` named "${replacement}"`}.`,
    clause,
    attribute: 'image_build_date',
    found: built,
    wanted: `a build not older than ${frequency} (and 10 %), or a fresh image under the name without the last word`,
    mend: [
      openstackCommand('image', 'set', '--name', `${image.name ?? ''} ${built.slice(0, 10)}`, image.id),
      `${openstackCommand('image', 'create', '--public', '--disk-format', 'qcow2', '--property', 'image_build_date=TODAY', '--file', 'NEW.qcow2', name)}  # with the other properties`,
    ],
  });
}

/** `scs-0102-image-recency`. */
export const imageRecencyCheck: Check = {
  testcase: 'scs-0102-image-recency',
  clause,
  title: 'Images are replaced as often as they promise',
  checks:
    'An image with a replace_frequency of yearly, quarterly, monthly, weekly or daily must not be older than that plus 10 %, counted from image_build_date (or the upload), unless its provided_until has passed or is none or notice. An outdated image is fine if there is a fresh one under its name without the last word.',
  why: 'Customers start servers from these images; an old one starts with old security holes.',
  mend: 'Upload a new build under the old name and rename the outdated image (`openstack image set --name "Ubuntu 24.04 2026-01-31" IMAGE`), or set an honest `replace_frequency`.',
  quirks:
    'Hidden images are not seen, an outdated image without provided_until aborts the testcase; `--strict` looks at hidden images and fails instead.',
  reads: ['images'],
  async decide({ inventory, now, isStrict }) {
    return decideBy(findOutdatedImages(await inventory.images(), { now, isStrict }));
  },
};
