import type { DefaultSecurityGroupRule, SecurityGroupRule } from '@scs/openstack';
import type { Finding } from '../../model/result.ts';
import { openstackCommand } from '../shell.ts';

export const clause = 'scs-0115-v1 §default-rules';

const ethertypes = ['IPv4', 'IPv6'] as const;

/** Prefixes that mean "everywhere"; only strict takes them for an open egress, as the standard means it. */
const everywhere: ReadonlySet<string> = new Set(['0.0.0.0/0', '::/0']);

/**
 * Judges the rules that every new security group gets (reference 3.7): nothing may come in – but from the group itself
 * in the default group – and everything may go out, IPv4 and IPv6, in default and in other groups.
 */
export function findDefaultRuleProblems(rules: readonly DefaultSecurityGroupRule[], isStrict: boolean): Finding[] {
  const findings: Finding[] = [];
  const missing = new Map(
    ethertypes.flatMap((ethertype) => [
      [`${ethertype} default`, `${ethertype} in the default group`],
      [`${ethertype} custom`, `${ethertype} in groups that users create`],
    ]),
  );
  for (const rule of rules) {
    if (rule.direction === 'ingress') {
      if (rule.remote_group_id === 'PARENT' && !rule.used_in_non_default_sg) continue;
      findings.push(forbiddenIngress(rule));
    } else if (isUnrestricted(rule, isStrict)) {
      if (rule.used_in_default_sg) missing.delete(`${rule.ethertype} default`);
      if (rule.used_in_non_default_sg) missing.delete(`${rule.ethertype} custom`);
    }
  }
  return [...findings, ...[...missing.values()].map(missingEgress)];
}

function isUnrestricted(rule: DefaultSecurityGroupRule, isStrict: boolean): boolean {
  if (!rule.remote_ip_prefix) return true;
  return isStrict && everywhere.has(rule.remote_ip_prefix);
}

function forbiddenIngress(rule: DefaultSecurityGroupRule): Finding {
  return {
    severity: 'error',
    message: `A default rule lets ${rule.ethertype} traffic in${rule.used_in_non_default_sg ? ' to every group that a user creates' : ''}.`,
    clause,
    resource: { type: 'security group rule', id: rule.id },
    attribute: 'direction',
    found: `ingress from ${rule.remote_group_id ?? rule.remote_ip_prefix ?? 'everywhere'}`,
    wanted: 'no ingress, but from members of the same group in the default group',
    mend: [openstackCommand('default', 'security', 'group', 'rule', 'delete', rule.id)],
  };
}

function missingEgress(what: string): Finding {
  const [ethertype = 'IPv4'] = what.split(' ');
  return {
    severity: 'error',
    message: `No default rule lets all traffic out for ${what}.`,
    clause,
    resource: { type: 'cloud' },
    attribute: 'direction',
    found: null,
    wanted: `an egress rule for ${ethertype} without a remote prefix`,
    mend: [
      openstackCommand(
        ...['default', 'security', 'group', 'rule', 'create', '--egress', '--ethertype', ethertype],
        ...['--for-default-sg', '--for-custom-sg'],
      ),
    ],
  };
}

/** The same for a cloud without the default-rules API, judged by the rules of a group that was just created. */
export function findCreatedRuleProblems(rules: readonly SecurityGroupRule[]): Finding[] {
  const findings: Finding[] = rules
    .filter((rule) => rule.direction === 'ingress')
    .map((rule) => ({
      severity: 'error',
      message: `A new security group lets ${rule.ethertype} traffic in.`,
      clause,
      resource: { type: 'security group rule', id: rule.id },
      attribute: 'direction',
      found: 'ingress',
      wanted: 'no ingress rule in a new group',
      mend: ['# Neutron creates this rule for every new group: look at its policy and plug-ins'],
    }));
  for (const ethertype of ethertypes) {
    if (!rules.some((rule) => rule.direction === 'egress' && rule.ethertype === ethertype)) {
      findings.push(missingEgress(`${ethertype} in a new group`));
    }
  }
  return findings;
}
