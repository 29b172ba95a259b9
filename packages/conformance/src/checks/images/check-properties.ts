import type { Image } from '@scs/openstack';
import type { Finding } from '../../model/result.ts';
import { decideBy, type Check } from '../check.ts';
import { openstackCommand } from '../shell.ts';
import { imageFinding, propertyOf, readProperty, requireName } from './image-finding.ts';
import { propertyRules, type PropertyRule } from './property-rules.ts';

/** Attributes that the API has under another name, or that a client sets by an option of its own. */
const attributeOf: Readonly<Record<string, string>> = { hash_algo: 'os_hash_algo' };

function mendCommand(rule: PropertyRule, imageId: string): string {
  if (rule.property === 'hash_algo') return '# upload the image again; Glance computes the hash when it is stored';
  const [option, value] =
    rule.property === 'min_disk' || rule.property === 'min_ram'
      ? [`--${rule.property.replace('_', '-')}`, rule.example]
      : ['--property', `${rule.property}=${rule.example}`];
  return openstackCommand('image', 'set', option, value, imageId);
}

/**
 * What one rule finds wrong with one image; nothing when it is fine.
 *
 * @throws ConformanceError `undecidable` in parity where the reference's program raises
 */
export function findPropertyProblems(
  rule: PropertyRule,
  image: Image,
  context: { now: Date; isStrict: boolean },
): Finding[] {
  const clause = `scs-0102 §${rule.property}`;
  const attribute = attributeOf[rule.property] ?? rule.property;
  const judgement = rule.judge(readProperty(image, rule.property, context.isStrict), image, context);
  if (judgement.isFine && judgement.remark === undefined) return [];
  if (!rule.mayBeUnnamed) requireName(image, context.isStrict);
  if (judgement.isFine) {
    return [
      imageFinding(image, {
        severity: 'warning',
        message: `Image "${image.name ?? ''}": ${judgement.remark}.`,
        clause,
        attribute,
      }),
    ];
  }
  const found = propertyOf(image, attribute) ?? null;
  const problem = judgement.problem ?? (found === null || found === '' ? 'missing' : 'not an allowed value');
  return [
    imageFinding(image, {
      message: `Image "${image.name ?? ''}": ${attribute} ${found === null ? '' : `"${found}" `}is wrong: ${problem}.`,
      clause,
      attribute,
      found,
      wanted: rule.wanted,
      mend: [mendCommand(rule, image.id)],
    }),
  ];
}

/** The testcases `scs-0102-prop-…`: each looks at all images and fails if one offends. */
export const imagePropertyChecks: readonly Check[] = propertyRules.map((rule) => ({
  testcase: `scs-0102-prop-${rule.property}`,
  clause: `scs-0102 §${rule.property}`,
  title: `Every image has a proper ${attributeOf[rule.property] ?? rule.property}${rule.isRecommended ? ' (recommended)' : ''}`,
  checks: `Each public or community image: ${attributeOf[rule.property] ?? rule.property} must be ${rule.wanted}. With no image at all the testcase passes.`,
  why: rule.why,
  mend: `\`${mendCommand(rule, 'IMAGE')}\``,
  ...(rule.quirks === undefined ? {} : { quirks: rule.quirks }),
  reads: ['images'],
  async decide({ inventory, now, isStrict }) {
    const images = await inventory.images();
    return decideBy(images.flatMap((image) => findPropertyProblems(rule, image, { now, isStrict })));
  },
}));
