import { describe, expect, test } from 'vitest';
import { imageOf, noon } from '../../testing/samples.ts';
import { findPropertyProblems } from './check-properties.ts';
import { propertyRules } from './property-rules.ts';

function problems(property: string, overrides: Record<string, unknown>, isStrict = false): number {
  const rule = propertyRules.find((one) => one.property === property);
  if (rule === undefined) throw new Error(`no rule ${property}`);
  const findings = findPropertyProblems(rule, imageOf(overrides), { now: noon, isStrict });
  return findings.filter(({ severity }) => severity === 'error').length;
}

const fine: [string, unknown[]][] = [
  ['architecture', ['x86_64', 'aarch64', 'risc-v']],
  ['os_version', ['24.04']],
  ['os_distro', ['ubuntu']],
  ['os_purpose', ['generic', 'oldgeneric', 'minimal', 'k8snode', 'gpu', 'network', 'custom']],
  ['hw_disk_bus', ['virtio', 'scsi', undefined]],
  ['hypervisor_type', ['qemu', 'kvm', 'xen', 'hyper-v', 'esxi', undefined]],
  ['hw_rng_model', ['virtio', undefined]],
  ['image_build_date', ['2026-08-01', '2026-07-31 23:59:59']],
  ['image_original_user', ['ubuntu']],
  ['image_source', ['private', 'https://x', 'ftp://', 'ftps://a://b']],
  ['image_description', ['anything']],
  ['replace_frequency', ['never', 'critical_bug', 'yearly', 'quarterly', 'monthly', 'weekly', 'daily']],
  ['provided_until', ['whenever']],
  ['uuid_validity', ['none', 'notice', 'forever', 'last-12', 'last-٣', '2027-01-01', undefined]],
  ['hotfix_hours', ['0', '48', '٣', '', undefined]],
];

const wrong: [string, unknown[]][] = [
  ['architecture', ['amd64', '', undefined]],
  ['os_version', ['', undefined]],
  ['os_distro', ['', undefined]],
  ['os_purpose', ['Generic', '', undefined]],
  ['hw_disk_bus', ['ide', '']],
  ['hypervisor_type', ['hyperv', '']],
  ['hw_rng_model', ['Virtio', '']],
  ['image_build_date', ['2026-08-02', '2027-01-01', 'today', '', undefined]],
  ['image_original_user', ['', undefined]],
  ['image_source', ['HTTPS://x', 'file://x', 'Private', 'see http://x', 'http:/x', '', undefined]],
  ['image_description', ['', undefined]],
  ['replace_frequency', ['hourly', '', undefined]],
  ['provided_until', ['', undefined]],
  ['uuid_validity', ['last-', 'last-x', 'Forever', '']],
  ['hotfix_hours', ['4.5', '-1', 'two']],
];

describe('scs-0102-prop-…', () => {
  test.each(fine.flatMap(([property, values]) => values.map((value) => [property, value] as const)))(
    '%s %j is fine',
    (property, value) => {
      expect(problems(property, { [property]: value })).toBe(0);
    },
  );

  test.each(wrong.flatMap(([property, values]) => values.map((value) => [property, value] as const)))(
    '%s %j is wrong',
    (property, value) => {
      expect(problems(property, { [property]: value })).toBe(1);
    },
  );

  test('the hash algorithm is read under the name of the API', () => {
    expect(problems('hash_algo', { os_hash_algo: 'sha512' })).toBe(0);
    expect(problems('hash_algo', { os_hash_algo: 'md5' })).toBe(1);
    expect(problems('hash_algo', { os_hash_algo: null })).toBe(1);
  });

  test('min_disk must hold the image, and an image without a size leaves no verdict', () => {
    const gib = 2 ** 30;
    expect(problems('min_disk', { min_disk: 1, size: gib })).toBe(0);
    expect(problems('min_disk', { min_disk: 1, size: gib + 1 })).toBe(1);
    expect(problems('min_disk', { min_disk: 0, size: 1 })).toBe(1);
    expect(problems('min_disk', { min_disk: 0, size: null })).toBe(1);
    expect(() => problems('min_disk', { min_disk: 1, size: null })).toThrow(
      expect.objectContaining({ code: 'undecidable' }),
    );
  });

  test('min_ram must be there; very little is only remarked on', () => {
    expect(problems('min_ram', { min_ram: 0 })).toBe(1);
    expect(problems('min_ram', { min_ram: 63 })).toBe(0);
  });

  test('uuid_validity may be absent in parity, not in strict', () => {
    expect(problems('uuid_validity', {}, true)).toBe(1);
  });

  test('an image with no property of its own leaves no verdict in parity, and fails in strict', () => {
    const bare = { stores: undefined, os_distro: 'ubuntu' };
    const bareImage = Object.fromEntries(Object.entries(imageOf(bare)).filter(([, value]) => value !== undefined));
    const rule = propertyRules.find((one) => one.property === 'image_source');
    if (rule === undefined) throw new Error('no rule');
    const image = bareImage as ReturnType<typeof imageOf>;
    expect(() => findPropertyProblems(rule, image, { now: noon, isStrict: false })).toThrow(/no property of its own/);
    expect(findPropertyProblems(rule, image, { now: noon, isStrict: true })).toHaveLength(1);
  });

  test('every rule has a value that mends it', () => {
    for (const { property, example } of propertyRules) {
      if (property === 'hash_algo') continue;
      const value = property.startsWith('min_') ? Number(example) : example;
      expect(problems(property, { [property]: value, created_at: '2026-08-20T00:00:00Z' }), property).toBe(0);
    }
  });
});
