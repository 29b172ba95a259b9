import { basename } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Scope, ScopeVersion } from '../model/scope.ts';
import { selectTestcases } from './select-testcases.ts';
import { selectVersions } from './select-versions.ts';
import { shippedScope, shippedScopePath } from './shipped-scope.ts';
import { validityOn } from './validity-on.ts';

/** `scs-0104-source-` + `capi-1 debian-11` → both ids. */
const ids = (prefix: string, endings: string): string[] => endings.split(' ').map((ending) => prefix + ending);

const imageProperties =
  'architecture min_disk min_ram os_version os_distro hw_disk_bus image_build_date image_original_user image_source image_description replace_frequency provided_until uuid_validity';
const imageMetadata = [...ids('scs-0102-prop-', imageProperties), 'scs-0102-image-recency'];
const mandatoryFlavors = '1v-4 2v-8 4v-16 8v-32 1v-2 2v-4 4v-8 8v-16 16v-32 1v-8 2v-16 4v-32 1l-1 2v-4-20s 4v-16-100s';
const recommendedFlavors =
  '1v-4-10 2v-8-20 4v-16-50 8v-32-100 1v-2-5 2v-4-10 4v-8-20 8v-16-50 16v-32-100 1v-8-20 2v-16-50 4v-32-100 1l-1-5 16v-64 8v-64 16v-128';
const services = 'service-compute service-identity service-image service-network service-load-balancer storage-apis';

// What each module asks for, from the standards' own table: target, and testcases.
const modules: Record<string, [target: string, testcases: string[]] | []> = {
  'opc-v2022.11': [],
  'scs-0100-v3.1': ['main', ids('scs-0100-', 'syntax-check semantics-check')],
  'scs-0101-v1': ['main', ids('scs-0101-', 'entropy-avail fips-test')],
  'scs-0102-v1': ['main', imageMetadata],
  'scs-0102-v1-rec': [
    'recommended',
    ids(
      'scs-0102-',
      'prop-hash_algo prop-os_purpose os_purpose-uniqueness prop-hypervisor_type prop-hw_rng_model prop-hotfix_hours',
    ),
  ],
  'scs-0102-v2': ['main', [...imageMetadata, ...ids('scs-0102-', 'prop-os_purpose os_purpose-uniqueness')]],
  'scs-0102-v2-rec': ['recommended', ids('scs-0102-prop-', 'hash_algo hypervisor_type hw_rng_model hotfix_hours')],
  'scs-0103-v1': ['main', ids('scs-0103-flavor-', mandatoryFlavors)],
  'scs-0103-v1-rec': ['recommended', ids('scs-0103-flavor-', recommendedFlavors)],
  'scs-0104-v1-1': [
    'main',
    ids(
      'scs-0104-',
      'source-capi-1 source-ubuntu-2204 source-ubuntu-2004 source-debian-12 source-debian-11 image-ubuntu-2204',
    ),
  ],
  'scs-0104-v1-1-rec': ['recommended', ['scs-0104-image-capi-1']],
  'scs-0104-v1-2': [
    'main',
    [
      ...ids('scs-0104-source-', 'capi-1 capi-2 ubuntu-2404 ubuntu-2204 ubuntu-2004 debian-13 debian-12 debian-11'),
      'scs-0104-image-ubuntu-2404',
    ],
  ],
  'scs-0104-v1-2-rec': ['recommended', ids('scs-0104-image-', 'capi-2 debian-12')],
  'scs-0114-v1': ['main', ['scs-0114-syntax-check']],
  'scs-0114-v1-rec': ['recommended', ids('scs-0114-', 'encrypted-type replicated-type')],
  'scs-0115-v1': ['main', ['scs-0115-default-rules']],
  'scs-0116-v1': ['main', ['scs-0116-permissions']],
  'scs-0116-v1-rec': ['recommended', ['scs-0116-presence']],
  'scs-0116-v1-manual': ['preview', ['key-manager-docs-check']],
  'scs-0117-v1': ['main', ['scs-0117-test-backup']],
  'scs-0121-v1': [],
  'scs-0121-v1-manual': ['preview', ['availability-zones-check']],
  'scs-0123-v1': ['main', ids('scs-0123-', `${services} service-placement swift-s3`)],
  'scs-0123-v2': ['main', ids('scs-0123-', `${services} service-s3`)],
  'scs-0302-v1': [],
  'scs-0302-v1-manual': ['preview', ['domain-manager-check']],
};

const inNoModule = ids('scs-0101-', 'flavor-property image-property rngd').concat('scs-0104-image-debian-13');

const since5 = 'scs-0114-v1 scs-0115-v1 scs-0116-v1 scs-0117-v1 scs-0121-v1';
const versions: [version: string, stabilizedAt: string | undefined, mainTestcases: number, modules: string][] = [
  ['next', undefined, 55, `scs-0101-v1 scs-0102-v2 scs-0103-v1 scs-0104-v1-2 ${since5} scs-0123-v2 scs-0302-v1`],
  ['v5.1', '2024-12-19', 54, `scs-0101-v1 scs-0102-v1 scs-0103-v1 scs-0104-v1-2 ${since5} scs-0123-v1 scs-0302-v1`],
  ['v4', '2024-02-28', 39, 'scs-0101-v1 scs-0102-v1 scs-0103-v1 scs-0104-v1-1'],
  ['v3', '2024-02-28', 16, 'scs-0102-v1'],
];

describe('the shipped scope', () => {
  let scope: Scope;
  beforeAll(async () => {
    scope = await shippedScope();
  });
  const version = (name: string): ScopeVersion => {
    const found = scope.versions.find((candidate) => candidate.version === name);
    if (found === undefined) throw new Error(`no version ${name}`);
    return found;
  };

  test('is SCS-compatible IaaS', () => {
    expect(basename(shippedScopePath())).toBe('scs-compatible-iaas.yaml');
    expect(scope).toMatchObject({
      uuid: '50393e6f-2ae1-4c5c-a62c-3b75f2abef3f',
      name: 'SCS-compatible IaaS',
      url: 'https://raw.githubusercontent.com/SovereignCloudStack/standards/main/Tests/scs-compatible-iaas.yaml',
      variables: ['os_cloud'],
      defaults: {},
    });
    expect(scope.prerequisite).toBeUndefined();
  });

  test('declares 91 testcases, three of them manual, each described and documented', () => {
    const declared = [...scope.testcases.values()];
    expect(declared).toHaveLength(91);
    const expected = new Set([...Object.values(modules).flatMap(([, testcases]) => testcases ?? []), ...inNoModule]);
    expect(new Set(scope.testcases.keys())).toEqual(expected);
    expect(declared.filter(({ isManual }) => isManual).map(({ id }) => id)).toEqual([
      'key-manager-docs-check',
      'availability-zones-check',
      'domain-manager-check',
    ]);
    for (const testcase of declared) {
      expect(testcase).toMatchObject({ lifetime: 'week' });
      expect(testcase.section).toBeUndefined();
      expect(testcase.description).toMatch(/^[A-Z].+\.$/);
      const number = /^scs-(\d{4})-/.exec(testcase.id)?.[1] ?? '';
      expect(testcase.url).toMatch(new RegExp(`^https://docs\\.scs\\.community/standards/scs-${number || '0'}`));
    }
    expect(new Set(declared.map(({ description }) => description)).size).toBe(91);
  });

  test('declares each module with its testcases', () => {
    expect([...scope.modules.keys()]).toEqual(Object.keys(modules));
    for (const [id, [target, testcases]] of Object.entries(modules)) {
      const expected = target === undefined ? {} : { [target]: testcases };
      const targets = Object.entries(Object.fromEntries(scope.modules.get(id)?.targets ?? []));
      expect(Object.fromEntries(targets.map(([name, found]) => [name, found.toSorted()])), id).toEqual(
        Object.fromEntries(Object.entries(expected).map(([name, wanted]) => [name, wanted?.toSorted()])),
      );
    }
  });

  test('lists its versions in the order that decides', () => {
    expect(scope.versions.map((listed) => listed.version)).toEqual(versions.map(([name]) => name));
  });

  test.each(versions)('%s (stable since %s) has %i testcases in main', (name, stabilizedAt, count, included) => {
    const listed = version(name);
    expect(listed.stabilizedAt).toBe(stabilizedAt);
    const wanted = ['opc-v2022.11', 'scs-0100-v3.1', ...included.split(' ')];
    expect(listed.include.map(({ module }) => module.id)).toEqual(wanted);
    expect([...listed.targets.keys()]).toEqual(['main']);
    const main = new Set(wanted.flatMap((id) => modules[id]?.[1] ?? []));
    expect(listed.targets.get('main')).toEqual([...main].sort());
    expect(main.size).toBe(count);
  });

  test('v5.1 includes the images of its own list, v4 those of the old one', () => {
    const raw = 'https://raw.githubusercontent.com/SovereignCloudStack/standards/main/Tests/iaas';
    const parametersOf = (name: string) =>
      version(name).include.flatMap(({ parameters }) => Object.entries(parameters));
    expect(parametersOf('v5.1')).toEqual([['image_spec', `${raw}/scs-0104-v1-images-v5.yaml`]]);
    expect(parametersOf('next')).toEqual([['image_spec', `${raw}/scs-0104-v1-images-v5.yaml`]]);
    expect(parametersOf('v4')).toEqual([['image_spec', `${raw}/scs-0104-v1-images.yaml`]]);
  });

  test('a testcase has the attention of the stable versions that it decides', () => {
    const attention = (id: string) => scope.testcases.get(id)?.attention;
    expect(attention('scs-0100-syntax-check')).toBe(3);
    expect(attention('scs-0101-fips-test')).toBe(2);
    expect(attention('scs-0123-swift-s3')).toBe(1);
    expect(attention('scs-0123-service-s3')).toBe(0);
  });

  test.each([
    ['2024-12-18', {}],
    ['2024-12-19', { 'v5.1': 'effective', v4: 'effective', v3: 'deprecated' }],
    ['2025-02-01', { 'v5.1': 'effective', v4: 'warn', v3: 'deprecated' }],
    ['2025-07-01', { 'v5.1': 'effective', v4: 'deprecated', v3: 'deprecated' }],
    ['2025-09-09', { next: 'draft', 'v5.1': 'effective', v4: 'deprecated', v3: 'deprecated' }],
    ['2026-06-10', { next: 'draft', 'v5.1': 'effective', v4: 'deprecated', v3: 'deprecated' }],
    ['2026-06-11', { next: 'draft', 'v5.1': 'effective' }],
  ])('its validities on %s', (date, expected) => {
    expect(Object.fromEntries(validityOn(scope, date))).toEqual(expected);
  });

  test('today 57 testcases are selected, and none of them in a section', () => {
    const selected = selectVersions(scope, { date: '2026-08-21' });
    const { automated, manual } = selectTestcases(scope, selected);
    // the 54 of v5.1, and of the draft os_purpose, its uniqueness and service-s3
    expect(automated).toHaveLength(57);
    expect(manual).toEqual([]);
    expect(selectTestcases(scope, selected, { sections: ['light'] }).automated).toEqual([]);
  });
});
