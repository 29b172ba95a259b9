import type { Image } from '@scs/openstack';
import type { Finding } from '../../model/result.ts';
import { decideBy, type Check } from '../check.ts';
import { openstackCommand } from '../shell.ts';
import { imageFinding, readProperty, requireName } from './image-finding.ts';

/** An image that scs-0104 lists: how it is recognised and where it may come from. */
export interface StandardImage {
  /** The end of the testcase ids, such as `ubuntu-2404`. */
  suffix: string;
  /** How the name is recognised, in words. */
  named: string;
  matches(name: string): boolean;
  /** True where a pattern is applied to every image's name, on which the reference's program raises if there is none. */
  needsNames: boolean;
  sources: readonly string[];
}

const capiSources = [
  'https://nbg1.your-objectstorage.com/osism/openstack-k8s-capi-images/',
  'https://swift.services.a.regiocloud.tech/swift/v1/AUTH_b182637428444b9aa302bb8d5a5a418c/openstack-k8s-capi-images/ubuntu-2404-kube',
  'https://swift.services.a.regiocloud.tech/swift/v1/AUTH_b182637428444b9aa302bb8d5a5a418c/openstack-k8s-capi-images/ubuntu-2204-kube',
];

function named(suffix: string, name: string, sources: string[]): StandardImage {
  return { suffix, named: `"${name}"`, matches: (candidate) => candidate === name, needsNames: false, sources };
}

function capi(suffix: string, separator: string): StandardImage {
  // as in the reference, not anchored at the end
  const expression = new RegExp(`^ubuntu-capi-image${separator}v[0-9]\\.[0-9]+(\\.[0-9]+)?`);
  return {
    suffix,
    named: `"ubuntu-capi-image${separator}v1.33" and the like`,
    matches: (candidate) => expression.test(candidate),
    needsNames: true,
    sources: capiSources,
  };
}

function ubuntu(version: string, codename: string): StandardImage {
  return named(`ubuntu-${version.replace('.', '')}`, `Ubuntu ${version}`, [
    `https://cloud-images.ubuntu.com/releases/${codename}/`,
    `https://cloud-images.ubuntu.com/${codename}/`,
  ]);
}

function debian(version: string, codename: string): StandardImage {
  return named(`debian-${version}`, `Debian ${version}`, [
    `https://cloud.debian.org/images/cloud/${codename}/`,
    `https://cdimage.debian.org/cdimage/cloud/${codename}/`,
  ]);
}

/** The images of scs-0104-v1, both lists (reference 3.5). */
export const standardImages: readonly StandardImage[] = [
  capi('capi-1', ' '),
  capi('capi-2', '-'),
  ubuntu('24.04', 'noble'),
  ubuntu('22.04', 'jammy'),
  ubuntu('20.04', 'focal'),
  debian('13', 'trixie'),
  debian('12', 'bookworm'),
  debian('11', 'bullseye'),
  debian('10', 'buster'),
];

/**
 * The images that a standard image's name fits. In parity only the last one of a name counts, as in the reference.
 *
 * @throws ConformanceError `undecidable` in parity where an image without a name would have to be compared with a pattern
 */
function findMatches(standard: StandardImage, images: readonly Image[], isStrict: boolean): Image[] {
  const candidates = isStrict ? images : new Map(images.map((image) => [image.name ?? null, image])).values();
  return [...candidates].filter((image) =>
    standard.matches(standard.needsNames ? requireName(image, isStrict) : (image.name ?? '')),
  );
}

/** Matching images whose `image_source` is none of the allowed ones. */
export function findWrongSources(standard: StandardImage, images: readonly Image[], isStrict: boolean): Finding[] {
  return findMatches(standard, images, isStrict).flatMap((image) => {
    const source = readProperty(image, 'image_source', isStrict);
    if (source !== undefined && standard.sources.some((prefix) => source.startsWith(prefix))) return [];
    return [
      imageFinding(image, {
        message: `Image "${image.name ?? ''}": image_source ${source === undefined ? 'is missing' : `"${source}" is not where this image may come from`}.`,
        clause: 'scs-0104-v1 §source',
        attribute: 'image_source',
        found: source ?? null,
        wanted: `an address that starts with ${standard.sources.join(' or ')}`,
        mend: [
          `# upload the image from ${standard.sources[0] ?? ''}… and set`,
          openstackCommand('image', 'set', '--property', `image_source=${standard.sources[0] ?? ''}FILE`, image.id),
        ],
      }),
    ];
  });
}

function sourceCheck(standard: StandardImage): Check {
  return {
    testcase: `scs-0104-source-${standard.suffix}`,
    clause: 'scs-0104-v1 §source',
    title: `Images named ${standard.named} come from their maker`,
    checks: `Each image named ${standard.named} must have an image_source that starts with ${standard.sources.join(' or ')}. With no such image the testcase passes.`,
    quirks:
      'Of several images with one name only the last one that the API lists is looked at; `--strict` looks at all.',
    why: 'Customers who choose a well-known name get the image that its maker built, not somebody else’s.',
    mend: `Upload the image from there and set \`openstack image set --property image_source=${standard.sources[0] ?? ''}FILE IMAGE\``,
    reads: ['images'],
    async decide({ inventory, isStrict }) {
      return decideBy(findWrongSources(standard, await inventory.images(), isStrict));
    },
  };
}

function presenceCheck(standard: StandardImage): Check {
  return {
    testcase: `scs-0104-image-${standard.suffix}`,
    clause: 'scs-0104-v1 §images',
    title: `There is an image named ${standard.named}`,
    checks: `At least one public or community image is named ${standard.named}. Its source does not matter here.`,
    why: 'Customers and tools find the same image under the same name in every SCS cloud.',
    mend: `Download it from ${standard.sources[0] ?? ''}, then \`openstack image create --public --disk-format qcow2 --file FILE NAME\` with the properties of scs-0102.`,
    reads: ['images'],
    async decide({ inventory, isStrict }) {
      const images = await inventory.images();
      if (findMatches(standard, images, isStrict).length > 0) return { result: 'pass', findings: [] };
      return decideBy([
        {
          severity: 'error',
          message: `There is no public or community image named ${standard.named} among ${images.length}.`,
          clause: 'scs-0104-v1 §images',
          resource: { type: 'cloud' },
          attribute: 'name',
          found: null,
          wanted: standard.named,
          mend: [
            `# download it from ${standard.sources[0] ?? ''}`,
            openstackCommand(
              'image',
              'create',
              '--public',
              '--disk-format',
              'qcow2',
              '--file',
              'FILE',
              standard.named.replaceAll('"', ''),
            ),
          ],
        },
      ]);
    },
  };
}

/** `scs-0104-source-…` and `scs-0104-image-…`. */
export const standardImageChecks: readonly Check[] = [
  ...standardImages.map(sourceCheck),
  ...standardImages.map(presenceCheck),
];
