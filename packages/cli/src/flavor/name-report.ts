import {
  deriveExtraSpecs,
  describeFlavor,
  FlavorNameError,
  parseFlavorName,
  printFlavorName,
  shortFlavorName,
} from '@scs/flavor-names';
import type { ExtraSpecs, FlavorName, ParsedName, Strategy } from '@scs/flavor-names';

/** What `scs flavor parse --format json` prints of one name. Null where it does not apply. */
export interface NameReport {
  name: string;
  kind: ParsedName['kind'];
  canonical: string | null;
  short: string | null;
  extraSpecs: ExtraSpecs | null;
  description: string | null;
  error: {
    code: FlavorNameError['code'];
    message: string;
    position: number;
    expected: string;
    suggestion: string | null;
  } | null;
}

/** A name with more disks than extra specs are written for is an SCS name all the same: it has an error and no specs. */
export function reportOnName(name: string, parsed: ParsedName): NameReport {
  const empty = { canonical: null, short: null, extraSpecs: null, description: null, error: null };
  if (parsed.kind === 'not-scs') return { name, kind: 'not-scs', ...empty };
  if (parsed.kind === 'invalid') return { name, kind: 'invalid', ...empty, error: errorOf(parsed.error) };
  const { flavor } = parsed;
  const specs = specsOf(flavor);
  return {
    name,
    kind: 'scs',
    canonical: printFlavorName(flavor),
    short: shortFlavorName(flavor),
    extraSpecs: specs instanceof FlavorNameError ? null : specs,
    description: describeFlavor(flavor),
    error: specs instanceof FlavorNameError ? errorOf(specs) : null,
  };
}

function errorOf({ code, message, position, expected, suggestion }: FlavorNameError): NonNullable<NameReport['error']> {
  return { code, message, position, expected, suggestion };
}

function specsOf(flavor: FlavorName): ExtraSpecs | FlavorNameError {
  try {
    return deriveExtraSpecs(flavor);
  } catch (error) {
    if (error instanceof FlavorNameError) return error;
    throw error;
  }
}

/** Reads names where v1 is let pass, as people who ask what a name means have it from a cloud as it is. */
export function readTolerantly(name: string): ParsedName {
  return parseFlavorName(name, { grammar: 'compliance' satisfies Strategy });
}
