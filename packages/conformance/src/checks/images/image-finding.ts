import type { Image } from '@scs/openstack';
import { ConformanceError } from '../../errors.ts';
import type { Finding } from '../../model/result.ts';
import { openstackCommand } from '../shell.ts';
import { isUnreadable } from './known-attributes.ts';

/** An image's property as text; undefined when the image does not have it. */
export function propertyOf(image: Image, property: string): string | undefined {
  const value = image[property];
  return value === undefined || value === null ? undefined : typeof value === 'string' ? value : JSON.stringify(value);
}

/**
 * The same, as the reference's program would get it.
 *
 * @throws ConformanceError `undecidable` in parity mode where that program raises
 */
export function readProperty(image: Image, property: string, isStrict: boolean): string | undefined {
  if (!isStrict && isUnreadable(image, property)) {
    throw new ConformanceError(
      'undecidable',
      `Image "${image.name ?? ''}" (${image.id}) has no property of its own at all, so ${property} cannot be read.`,
      `Set the property: ${openstackCommand('image', 'set', '--property', `${property}=VALUE`, image.id)}. With --strict this is a failure.`,
    );
  }
  return propertyOf(image, property);
}

/**
 * An image's name; the reference's program raises where it has to handle an image that has none, which Glance allows.
 *
 * @throws ConformanceError `undecidable` in parity for an image without a name; in strict its name is empty
 */
export function requireName(image: Image, isStrict: boolean): string {
  if (typeof image.name === 'string') return image.name;
  if (isStrict) return '';
  throw new ConformanceError(
    'undecidable',
    `Image ${image.id} has no name, which is not provided for.`,
    `Give it one: ${openstackCommand('image', 'set', '--name', 'NAME', image.id)}. With --strict its name counts as empty.`,
  );
}

/** A finding about one image. */
export function imageFinding(
  image: Image,
  finding: Omit<Finding, 'resource' | 'severity'> & { severity?: Finding['severity'] },
): Finding {
  return { severity: 'error', ...finding, resource: { type: 'image', id: image.id, name: image.name ?? '' } };
}
