import type { Flavor, Image } from '@scs/openstack';

/** The moment at which tests judge. */
export const noon = new Date('2026-08-21T12:00:00Z');

/** An image of a cloud with several stores; override what matters. */
export function imageOf(overrides: Record<string, unknown> = {}): Image {
  return {
    id: 'b2f0c1de-0000-4000-8000-000000000001',
    name: 'Ubuntu 24.04',
    visibility: 'public',
    status: 'active',
    os_hidden: false,
    created_at: '2026-08-01T08:00:00Z',
    size: 600_000_000,
    min_disk: 8,
    min_ram: 512,
    stores: 'fast',
    ...overrides,
  } as unknown as Image;
}

/** A flavor as Nova reports it; override what matters. */
export function flavorOf(overrides: Partial<Flavor> = {}): Flavor {
  return { id: '7', name: 'SCS-1V-4', vcpus: 1, ram: 4096, disk: 0, extra_specs: {}, ...overrides } as Flavor;
}
