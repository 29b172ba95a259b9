import { isObject, listAt, objectAt, textAt } from './shape.ts';

/** One version that a service offers. */
export interface OfferedVersion {
  readonly id: string;
  readonly status: string;
  /** Last segment of its own link, such as `v2.1`. */
  readonly segment: string | undefined;
  readonly minMicroversion: string | undefined;
  readonly maxMicroversion: string | undefined;
}

/** Reads a version document in any of its shapes: one version, a list, or Keystone's list inside `values`. */
export function readVersionDocument(body: unknown): OfferedVersion[] {
  const single = objectAt(body, 'version');
  const list = listAt(body, 'versions') ?? listAt(objectAt(body, 'versions'), 'values');
  return (single === undefined ? (list ?? []) : [single]).filter(isObject).map((entry) => {
    const links = (listAt(entry, 'links') ?? []).filter((link) => textAt(link, 'rel') === 'self');
    return {
      id: textAt(entry, 'id') ?? '',
      status: (textAt(entry, 'status') ?? '').toUpperCase(),
      segment: /\/(v\d+(?:\.\d+)?)\/*$/.exec(textAt(links[0], 'href') ?? '')?.[1],
      minMicroversion: textAt(entry, 'min_version') || undefined,
      maxMicroversion: textAt(entry, 'version') || textAt(entry, 'max_version') || undefined,
    };
  });
}

/**
 * The path segment to use instead of the usual one: of the versions with the same major number, the current one, else
 * the newest.
 */
export function pickSegment(versions: readonly OfferedVersion[], usual: string): string | undefined {
  const major = majorOf(usual);
  const fitting = versions
    .filter((version) => majorOf(version.id) === major && version.segment !== undefined)
    .sort((a, b) => compareMicroversions(b.id.slice(1), a.id.slice(1)));
  return (fitting.find((version) => version.status === 'CURRENT') ?? fitting[0])?.segment;
}

function majorOf(version: string): string | undefined {
  return /v(\d+)/.exec(version)?.[1];
}

/** Compares `2.9` with `2.61` as numbers, part by part: negative where the first is older. */
export function compareMicroversions(a: string, b: string): number {
  const [majorA = 0, minorA = 0] = a.split('.').map(Number);
  const [majorB = 0, minorB = 0] = b.split('.').map(Number);
  return majorA - majorB || minorA - minorB;
}
