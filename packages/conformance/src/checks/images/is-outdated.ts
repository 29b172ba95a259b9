import type { Image } from '@scs/openstack';
import { ConformanceError } from '../../errors.ts';
import { openstackCommand } from '../shell.ts';
import { propertyOf, readProperty, requireName } from './image-finding.ts';
import { parseDate, parseMarkerDate, parseTimestamp } from './parse-date.ts';

const day = 86_400;

/** Seconds between two builds by `replace_frequency`; what is not listed is never outdated. */
const secondsOf: ReadonlyMap<string, number> = new Map([
  ['yearly', 365 * day],
  ['quarterly', 92 * day],
  ['monthly', 31 * day],
  ['weekly', 7 * 25 * 3600],
  ['daily', 25 * 3600],
]);

/**
 * How an image stands to its promise to be replaced:
 * `fresh`; `marked` – outdated, and its name or visibility says so; `unmarked` – outdated, and nothing says so;
 * `bad-promise` – outdated, and `provided_until` is no date.
 */
export type Freshness = 'fresh' | 'marked' | 'unmarked' | 'bad-promise';

/** Whether the last word of a name says that the image is an older one: `old`, `prev` or a date. */
function hasOldMarker(name: string): boolean {
  const lastWord = name.slice(name.lastIndexOf(' ') + 1);
  return lastWord === 'old' || lastWord === 'prev' || parseMarkerDate(lastWord) !== 0;
}

/**
 * Judges one image's age (scs-0102 §replace_frequency, reference 3.4, `scs-0102-image-recency`).
 *
 * @throws ConformanceError `undecidable` in parity where an outdated image has no `provided_until` (strict: `bad-promise`)
 *   or no name
 */
export function freshnessOf(image: Image, context: { now: Date; isStrict: boolean }): Freshness {
  const read = (property: string): string | undefined => readProperty(image, property, context.isStrict);
  const now = context.now.getTime() / 1000;
  const built = parseDate(read('image_build_date') ?? '') || parseTimestamp(image.created_at);
  const seconds = secondsOf.get(read('replace_frequency') ?? '');
  // 10 % of tolerance stand for the "3 days" of the standard
  if (seconds === undefined || now <= built + 1.1 * seconds) return 'fresh';
  const until = propertyOf(image, 'provided_until');
  if (until === undefined) {
    if (context.isStrict) return 'bad-promise';
    throw new ConformanceError(
      'undecidable',
      `Image "${image.name ?? ''}" (${image.id}) is outdated and has no provided_until, so its promise cannot be judged.`,
      `Say until when it is provided: ${openstackCommand('image', 'set', '--property', 'provided_until=2030-12-31', image.id)}`,
    );
  }
  if (until === 'none' || until === 'notice') return 'fresh';
  const untilDate = parseDate(until);
  if (untilDate === 0) return 'bad-promise';
  if (now > untilDate) return 'fresh';
  return image.os_hidden === true || hasOldMarker(requireName(image, context.isStrict)) ? 'marked' : 'unmarked';
}
