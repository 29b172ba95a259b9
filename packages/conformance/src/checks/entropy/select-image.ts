import type { Image } from '@scs/openstack';
import { ConformanceError } from '../../errors.ts';
import { decimalValue } from '../images/parse-date.ts';
import { propertyOf } from '../images/image-finding.ts';
import { strip } from '../white-space.ts';

const debianVersions: ReadonlyMap<string, number> = new Map([
  ['buster', 10],
  ['bullseye', 11],
  ['bookworm', 12],
  ['trixie', 13],
]);

/** How suitable an image is for the probe server: Debian before Ubuntu before anything else, newest first. */
function rankImage(distribution: string | undefined, version: string | undefined): [number, number] {
  if (!distribution || !version) return [0, 0];
  const number = strip(version).toLowerCase();
  switch (strip(distribution).toLowerCase()) {
    case 'debian':
      return [2, debianVersion(number)];
    case 'ubuntu':
      return [1, /^\p{Nd}{2}\.\p{Nd}{2}$/u.test(number) ? decimalValue(number.replace('.', '')) : 0];
    default:
      return [0, 0];
  }
}

function debianVersion(version: string): number {
  return /^\p{Nd}+$/u.test(version) ? decimalValue(version) : (debianVersions.get(version) ?? 0);
}

/**
 * The image to boot the probe server from: the first of the best (reference 3.3, step 1).
 *
 * @throws ConformanceError `no-image`
 */
export function selectImage(images: readonly Image[]): Image {
  let best: Image | undefined;
  let bestRank: [number, number] = [-1, 0];
  for (const image of images) {
    const rank = rankImage(propertyOf(image, 'os_distro'), propertyOf(image, 'os_version'));
    if (rank[0] > bestRank[0] || (rank[0] === bestRank[0] && rank[1] > bestRank[1])) [best, bestRank] = [image, rank];
  }
  if (best === undefined) {
    throw new ConformanceError(
      'no-image',
      'There is no public or community image to boot a probe server from.',
      'Upload one, such as Debian 13: openstack image create --public --disk-format qcow2 --file FILE "Debian 13"',
    );
  }
  return best;
}
