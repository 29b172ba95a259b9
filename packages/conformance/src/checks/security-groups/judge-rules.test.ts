import { describe, expect, test } from 'vitest';
import { findCreatedRuleProblems, findDefaultRuleProblems } from './judge-rules.ts';

type Rule = Parameters<typeof findDefaultRuleProblems>[0][number];

const rule = (overrides: Partial<Rule>): Rule =>
  ({
    id: 'r',
    direction: 'egress',
    ethertype: 'IPv4',
    remote_group_id: null,
    remote_ip_prefix: null,
    used_in_default_sg: true,
    used_in_non_default_sg: true,
    ...overrides,
  }) as Rule;

const open = [rule({}), rule({ ethertype: 'IPv6' })];

describe('default rules', () => {
  test.each<[string, Rule[], number]>([
    ['everything out, nothing in', open, 0],
    [
      'members of the same default group may come in',
      [...open, rule({ direction: 'ingress', remote_group_id: 'PARENT', used_in_non_default_sg: false })],
      0,
    ],
    ['… but not in other groups', [...open, rule({ direction: 'ingress', remote_group_id: 'PARENT' })], 1],
    ['somebody may come in', [...open, rule({ direction: 'ingress', used_in_non_default_sg: false })], 1],
    ['no rule at all', [], 4],
    ['IPv4 only', [rule({})], 2],
    ['only in the default group', open.map((one) => ({ ...one, used_in_non_default_sg: false })), 2],
    ['protocol and port do not matter', open.map((one) => ({ ...one, protocol: 'tcp', port_range_min: 1 })), 0],
  ])('%s', (_, rules, problems) => {
    expect(findDefaultRuleProblems(rules, false)).toHaveLength(problems);
  });

  test('an explicit prefix for everywhere counts in strict only', () => {
    const explicit = [rule({ remote_ip_prefix: '0.0.0.0/0' }), rule({ ethertype: 'IPv6', remote_ip_prefix: '::/0' })];
    expect(findDefaultRuleProblems(explicit, false)).toHaveLength(4);
    expect(findDefaultRuleProblems(explicit, true)).toHaveLength(0);
    expect(findDefaultRuleProblems([rule({ remote_ip_prefix: '10.0.0.0/8' })], true)).toHaveLength(4);
  });
});

describe('rules of a group that was just created', () => {
  test.each<[string, Rule[], number]>([
    ['everything out, nothing in', open, 0],
    [
      'ingress from the group itself is one, too',
      [...open, rule({ direction: 'ingress', remote_group_id: 'PARENT' })],
      1,
    ],
    ['IPv6 missing', [rule({})], 1],
    ['a prefix does not matter here', open.map((one) => ({ ...one, remote_ip_prefix: '10.0.0.0/8' })), 0],
  ])('%s', (_, rules, problems) => {
    expect(findCreatedRuleProblems(rules)).toHaveLength(problems);
  });
});
