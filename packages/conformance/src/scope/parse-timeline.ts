import type { TimelineEntry, Validity } from '../model/scope.ts';
import { isText, kindOf, type LocatedMap, type LocatedValue } from './located-value.ts';
import { quoted } from './printable.ts';
import type { Shape } from './shape.ts';

const validities: readonly Validity[] = ['effective', 'warn', 'draft', 'deprecated'];

/** Reads `timeline`, in file order. Every version that it names must be one of `versions`. */
export function parseTimeline(
  spec: LocatedMap,
  versions: ReadonlySet<string>,
  shape: Shape,
  meaning: Shape,
): TimelineEntry[] {
  return shape.maps(spec, 'timeline', '', 'required').map(({ map, path }) => {
    const date = shape.requiredDate(map, 'date', path);
    const listed = shape.entries(map, 'versions', path, 'required').map(({ name, value }) => {
      if (!versions.has(name)) {
        const message = `${path} lists the version ${quoted(name)}, which is not under "versions"`;
        meaning.note('unknown-version', message, value);
      }
      return [name, validityOf(value, `${path}.versions.${name}`, shape)] as const;
    });
    return { date, versions: new Map(listed) };
  });
}

function validityOf(value: LocatedValue, path: string, shape: Shape): Validity {
  const known = isText(value) ? validities.find((validity) => validity === value.scalar.text) : undefined;
  if (known === undefined) {
    const found = isText(value) ? quoted(value.scalar.text) : kindOf(value);
    shape.note('unknown-validity', `${path} is ${found}, which is none of ${validities.join(', ')}`, value);
  }
  return known ?? 'draft';
}
