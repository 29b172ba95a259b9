interface Tagged {
  readonly id: string;
  readonly name: string;
  readonly project_id?: string;
  readonly tags?: readonly string[];
}

export interface Network extends Tagged {
  readonly status: string;
  readonly subnets: readonly string[];
  readonly shared: boolean;
  readonly admin_state_up: boolean;
  readonly 'router:external'?: boolean;
  readonly mtu?: number;
}

export interface NewNetwork {
  readonly name: string;
  readonly description?: string;
  readonly admin_state_up?: boolean;
  readonly port_security_enabled?: boolean;
  readonly mtu?: number;
}

export interface Subnet extends Tagged {
  readonly network_id: string;
  readonly ip_version: 4 | 6;
  readonly cidr: string;
  readonly gateway_ip: string | null;
  readonly enable_dhcp: boolean;
}

export interface NewSubnet {
  readonly name: string;
  readonly network_id: string;
  readonly ip_version: 4 | 6;
  readonly cidr: string;
  readonly gateway_ip?: string | null;
  readonly enable_dhcp?: boolean;
  readonly allocation_pools?: readonly { readonly start: string; readonly end: string }[];
  readonly dns_nameservers?: readonly string[];
  readonly description?: string;
}

export interface Router extends Tagged {
  readonly status: string;
  readonly external_gateway_info: { readonly network_id: string } | null;
}

export interface NewRouter {
  readonly name: string;
  readonly description?: string;
  readonly external_gateway_info?: { readonly network_id: string };
}

export interface Port extends Tagged {
  readonly network_id: string;
  readonly device_id: string;
  readonly device_owner: string;
  readonly status: string;
  readonly fixed_ips: readonly { readonly subnet_id: string; readonly ip_address: string }[];
}

export interface SecurityGroupRule {
  readonly id: string;
  readonly direction: 'ingress' | 'egress';
  readonly ethertype: 'IPv4' | 'IPv6';
  readonly protocol: string | null;
  readonly port_range_min: number | null;
  readonly port_range_max: number | null;
  readonly remote_ip_prefix: string | null;
  readonly remote_group_id: string | null;
  readonly remote_address_group_id?: string | null;
}

/** A rule that Neutron gives to new groups (2023.2 and later). */
export interface DefaultSecurityGroupRule extends SecurityGroupRule {
  readonly used_in_default_sg: boolean;
  readonly used_in_non_default_sg: boolean;
}

export interface SecurityGroup extends Tagged {
  readonly description: string;
  readonly security_group_rules: readonly SecurityGroupRule[];
}

export interface NewSecurityGroup {
  readonly name: string;
  readonly description?: string;
}

/** Collections whose members can carry tags. */
export type TaggedKind = 'networks' | 'subnets' | 'routers' | 'security-groups' | 'ports';
