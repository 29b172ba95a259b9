import type { VolumeType } from '@scs/openstack';
import type { Finding } from '../../model/result.ts';
import { byCodePoint } from '../../scope/by-code-point.ts';
import { decideBy, type Check } from '../check.ts';
import { openstackCommand } from '../shell.ts';
import { strip } from '../white-space.ts';

const knownFeatures: ReadonlySet<string> = new Set(['encrypted', 'replicated']);

/**
 * The features that a volume type declares at the start of its description, `[scs:encrypted, replicated]`; undefined
 * when there is no such list (scs-0114-v1 §description, reference 3.6).
 */
export function featuresOf(volumeType: VolumeType): string[] | undefined {
  const content = /^\[scs:([^[\]]*)\]/.exec(volumeType.description ?? '')?.[1];
  if (content === undefined) return undefined;
  return content === '' ? [] : content.split(',').map(strip);
}

/** What is wrong with the feature list of one volume type. */
export function findListProblems(volumeType: VolumeType): Finding[] {
  const features = featuresOf(volumeType) ?? [];
  const problems: string[] = [];
  // by code point, as the reference sorts
  const isSorted = features.every(
    (feature, index) => index === 0 || byCodePoint(features[index - 1] ?? '', feature) <= 0,
  );
  if (!isSorted) problems.push('not sorted');
  if (new Set(features).size < features.length) problems.push('has duplicates');
  const unknown = features.filter((feature) => !knownFeatures.has(feature));
  if (unknown.length > 0) problems.push(`unknown: ${unknown.map((feature) => `"${feature}"`).join(', ')}`);
  const good = [...new Set(features.filter((feature) => knownFeatures.has(feature)))].sort();
  return problems.map((problem) => ({
    severity: 'error',
    message: `Volume type "${volumeType.name}": the list of features is wrong: ${problem}.`,
    clause: 'scs-0114-v1 §description',
    resource: { type: 'volume type', id: volumeType.id, name: volumeType.name },
    attribute: 'description',
    found: volumeType.description ?? null,
    wanted: '[scs:FEATURE, …] at the start, with encrypted and replicated only, each once, in this order',
    mend: [openstackCommand('volume', 'type', 'set', '--description', `[scs:${good.join(', ')}] …`, volumeType.id)],
  }));
}

const syntaxCheck: Check = {
  testcase: 'scs-0114-syntax-check',
  clause: 'scs-0114-v1 §description',
  title: 'Volume types describe their features properly',
  checks:
    'A description that starts with [scs:…] holds a comma-separated list of encrypted and replicated, sorted, each at most once. A description without such a list is fine.',
  why: 'Customers find a volume type that encrypts or replicates their data without asking the provider.',
  mend: '`openstack volume type set --description "[scs:encrypted, replicated] …" TYPE`',
  reads: ['volume types'],
  async decide({ inventory }) {
    return decideBy((await inventory.volumeTypes()).flatMap(findListProblems));
  },
};

function featureCheck(feature: string): Check {
  const clause = `scs-0114-v1 §${feature}`;
  return {
    testcase: `scs-0114-${feature}-type`,
    clause,
    title: `There is a volume type with ${feature} storage (recommended)`,
    checks: `At least one volume type lists the feature ${feature} in its description. What it declares is not verified.`,
    why: `Customers can choose ${feature} storage.`,
    mend: `\`openstack volume type set --description "[scs:${feature}] …" TYPE\``,
    reads: ['volume types'],
    async decide({ inventory }) {
      const types = await inventory.volumeTypes();
      if (types.some((type) => featuresOf(type)?.includes(feature))) return { result: 'pass', findings: [] };
      return decideBy([
        {
          severity: 'error',
          message: `None of ${types.length} volume types lists the feature ${feature}.`,
          clause,
          resource: { type: 'cloud' },
          attribute: 'description',
          found: null,
          wanted: `[scs:${feature}] at the start of a description`,
          mend: [openstackCommand('volume', 'type', 'set', '--description', `[scs:${feature}] …`, 'TYPE')],
        },
      ]);
    },
  };
}

/** `scs-0114-…`. */
export const volumeTypeChecks: readonly Check[] = [syntaxCheck, featureCheck('encrypted'), featureCheck('replicated')];
