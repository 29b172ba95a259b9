import { createSecurityGroup, listDefaultSecurityGroupRules, OpenStackError } from '@scs/openstack';
import type { SecurityGroupRule } from '@scs/openstack';
import { decideBy, type Check, type CheckContext } from '../check.ts';
import { clause, findCreatedRuleProblems, findDefaultRuleProblems } from './judge-rules.ts';

/** `scs-0115-default-rules`. */
export const defaultRulesCheck: Check = {
  testcase: 'scs-0115-default-rules',
  clause,
  title: 'A new security group lets nothing in and everything out',
  checks:
    'The default security group rules hold no ingress rule, but from the group itself in the default group, and an egress rule without a remote prefix for IPv4 and for IPv6, in the default group and in others. Where Neutron has no API for them (before 2023.2), a group is created and its rules are judged.',
  why: 'A customer who forgets about security groups is not open to the internet.',
  mend: '`openstack default security group rule delete RULE` for ingress; `openstack default security group rule create --egress --ethertype IPv4 --for-default-sg --for-custom-sg` for egress',
  quirks:
    'Protocol and ports are not looked at. An explicit prefix of 0.0.0.0/0 or ::/0 does not count as open egress; with `--strict` it does.',
  reads: [],
  calls: ['GET network /default-security-group-rules'],
  creates: ['a security group, where Neutron has no API for default rules'],
  mayOnlyRead: true,
  async decide(context) {
    try {
      return decideBy(findDefaultRuleProblems(await listDefaultSecurityGroupRules(context.session), context.isStrict));
    } catch (error) {
      if (!(error instanceof OpenStackError && error.status === 404)) throw error;
      return decideBy(findCreatedRuleProblems(await rulesOfNewGroup(context)));
    }
  },
};

async function rulesOfNewGroup({ session, resources }: CheckContext): Promise<readonly SecurityGroupRule[]> {
  const bag = resources.open();
  try {
    const group = await bag.create('security group', 'scs-test-default-sg', (mark) =>
      createSecurityGroup(session, { name: mark.name, description: mark.description }),
    );
    // a group that cannot be deleted leaves no verdict, as in the reference
    await bag.delete(group.id);
    return group.security_group_rules;
  } finally {
    await bag.deleteAll();
  }
}
