import type { Image } from '@scs/openstack';
import { ConformanceError } from '../../errors.ts';
import { parseDate, parseTimestamp } from './parse-date.ts';

/** What a rule says about a property's value: fine, or what would have been. */
type Judgement = { isFine: true; remark?: string } | { isFine: false; problem?: string };

/** One property of scs-0102 and the rule for it. */
export interface PropertyRule {
  property: string;
  /** The values that are fine, in words. */
  wanted: string;
  /** A value for the command line that mends it. */
  example: string;
  why: string;
  /** Only recommended by the standard. */
  isRecommended?: true;
  quirks?: string;
  /** The reference's program raises on an offending image without a name, but not in this rule. */
  mayBeUnnamed?: true;
  judge(value: string | undefined, image: Image, context: { now: Date; isStrict: boolean }): Judgement;
}

const fine: Judgement = { isFine: true };
const wrong: Judgement = { isFine: false };
const when = (isFine: boolean): Judgement => (isFine ? fine : wrong);

const oneOf =
  (...values: string[]) =>
  (value: string | undefined): Judgement =>
    when(value !== undefined && values.includes(value));
const absentOrOneOf =
  (...values: string[]) =>
  (value: string | undefined): Judgement =>
    when(value === undefined || values.includes(value));
const nonEmpty = (value: string | undefined): Judgement => when(Boolean(value));

/** Whether text is all decimal digits, of any script. */
function isDecimal(text: string): boolean {
  return /^\p{Nd}+$/u.test(text);
}

/** Whether text starts with one of four schemes, in lower case, before its first `://`. */
function isUrl(text: string): boolean {
  return ['http', 'https', 'ftp', 'ftps'].includes(text.split('://', 1)[0] ?? '') && text.includes('://');
}

/** scs-0102 `uuid_validity`: absence is fine for the reference, though the standard asks for it. */
function isUuidValidity(value: string | undefined): boolean {
  if (value === undefined || ['none', 'notice', 'forever'].includes(value)) return true;
  return (value.startsWith('last-') && isDecimal(value.slice(5))) || parseDate(value) !== 0;
}

function judgeMinDisk(image: Image): Judgement {
  if (!image.min_disk) return wrong;
  if (typeof image.size !== 'number') {
    throw new ConformanceError(
      'undecidable',
      `Image "${image.name ?? ''}" (${image.id}) has no size, so its min_disk cannot be compared with it.`,
      'Upload the image data, or delete the image record if nothing was ever uploaded.',
    );
  }
  return image.min_disk * 2 ** 30 < image.size
    ? { isFine: false, problem: `min_disk ${image.min_disk} GiB is less than the image's size of ${image.size} bytes` }
    : fine;
}

function judgeMinRam(image: Image): Judgement {
  if (!image.min_ram) return wrong;
  return image.min_ram < 64 ? { isFine: true, remark: `min_ram is ${image.min_ram} MiB, which is very little` } : fine;
}

function judgeBuildDate(value: string | undefined, image: Image, now: Date): Judgement {
  const built = parseDate(value ?? '');
  if (built === 0) return { isFine: false, problem: 'no valid date' };
  if (built > parseTimestamp(image.created_at)) {
    return { isFine: false, problem: `later than the upload of the image, ${image.created_at}` };
  }
  return built > now.getTime() / 1000 ? { isFine: false, problem: 'in the future' } : fine;
}

/**
 * The properties of scs-0102 in the order of its testcases (reference 3.4).
 * @see https://docs.scs.community/standards/scs-0102-v1-image-metadata
 */
export const propertyRules: readonly PropertyRule[] = [
  {
    property: 'architecture',
    wanted: 'x86_64, aarch64 or risc-v',
    example: 'x86_64',
    why: 'The scheduler places a server on a host that can run the image.',
    judge: oneOf('x86_64', 'aarch64', 'risc-v'),
  },
  {
    property: 'hash_algo',
    wanted: 'sha256 or sha512',
    example: 'sha512',
    why: 'Customers can verify that an image was not tampered with.',
    isRecommended: true,
    judge: (_, image) => oneOf('sha256', 'sha512')(image.os_hash_algo ?? undefined),
  },
  {
    property: 'min_disk',
    wanted: 'a number of GiB that holds the image',
    example: '8',
    why: 'A customer who picks a disk that is too small is told so before booting, not after.',
    quirks: 'An image whose `size` is null (nothing was uploaded) aborts the testcase.',
    judge: (_, image) => judgeMinDisk(image),
  },
  {
    property: 'min_ram',
    wanted: 'a number of MiB',
    example: '512',
    why: 'A customer who picks a flavor that is too small is told so before booting, not after.',
    judge: (_, image) => judgeMinRam(image),
  },
  {
    property: 'os_version',
    wanted: 'a version',
    example: '24.04',
    why: 'Tools choose an image by distribution and version.',
    judge: nonEmpty,
  },
  {
    property: 'os_distro',
    wanted: "a distribution's name",
    example: 'ubuntu',
    why: 'Tools choose an image by distribution and version.',
    judge: nonEmpty,
  },
  {
    property: 'os_purpose',
    wanted: 'generic, oldgeneric, minimal, k8snode, gpu, network or custom',
    example: 'generic',
    why: 'Tools tell a general image from one with a special purpose.',
    judge: oneOf('generic', 'oldgeneric', 'minimal', 'k8snode', 'gpu', 'network', 'custom'),
  },
  {
    property: 'hw_disk_bus',
    wanted: 'virtio or scsi, or absent',
    example: 'scsi',
    why: 'A paravirtualised bus is what makes disks fast.',
    judge: absentOrOneOf('virtio', 'scsi'),
  },
  {
    property: 'hypervisor_type',
    wanted: 'qemu, kvm, xen, hyper-v or esxi, or absent',
    example: 'qemu',
    why: 'The image lands on a hypervisor that it was made for.',
    isRecommended: true,
    judge: absentOrOneOf('qemu', 'kvm', 'xen', 'hyper-v', 'esxi'),
  },
  {
    property: 'hw_rng_model',
    wanted: 'virtio, or absent',
    example: 'virtio',
    why: 'The guest gets entropy from the host.',
    isRecommended: true,
    judge: absentOrOneOf('virtio'),
  },
  {
    property: 'image_build_date',
    wanted: 'a date such as 2026-01-31, not later than the upload and not in the future',
    example: '2026-01-31',
    why: 'Customers see how old the software in the image is.',
    mayBeUnnamed: true,
    judge: (value, image, { now }) => judgeBuildDate(value, image, now),
  },
  {
    property: 'image_original_user',
    wanted: "the default user's name",
    example: 'ubuntu',
    why: 'Customers know as whom to log in.',
    judge: nonEmpty,
  },
  {
    property: 'image_source',
    wanted: '"private", or an address that starts with http://, https://, ftp:// or ftps://',
    example: 'https://cloud-images.ubuntu.com/releases/noble/release/ubuntu-24.04-server-cloudimg-amd64.img',
    why: 'Customers can see where an image comes from and compare it with its origin.',
    judge: (value) => when(value === 'private' || (value !== undefined && isUrl(value))),
  },
  {
    property: 'image_description',
    wanted: 'a description',
    example: 'Ubuntu 24.04 LTS',
    why: 'Customers know what they choose.',
    judge: nonEmpty,
  },
  {
    property: 'replace_frequency',
    wanted: 'never, critical_bug, yearly, quarterly, monthly, weekly or daily',
    example: 'monthly',
    why: 'Customers know how often they get an updated image.',
    judge: oneOf('never', 'critical_bug', 'yearly', 'quarterly', 'monthly', 'weekly', 'daily'),
  },
  {
    property: 'provided_until',
    wanted: 'a date, none or notice',
    example: '2029-04-30',
    why: 'Customers can plan until when the image is kept up to date.',
    quirks: 'The value is not looked at here, only that there is one.',
    judge: nonEmpty,
  },
  {
    property: 'uuid_validity',
    wanted: 'none, notice, forever, last-N or a date',
    example: 'last-3',
    why: 'Customers know whether they may refer to the image by its id.',
    quirks: 'The standard asks for the property, but the default verdict lets its absence pass; `--strict` does not.',
    mayBeUnnamed: true,
    judge: (value, _, { isStrict }) => when(isUuidValidity(value) && !(isStrict && value === undefined)),
  },
  {
    property: 'hotfix_hours',
    wanted: 'a number of hours, or absent',
    example: '48',
    why: 'Customers know how fast a critical bug is mended.',
    isRecommended: true,
    mayBeUnnamed: true,
    judge: (value) => when(!value || isDecimal(value)),
  },
];
