import { expect, test } from 'vitest';
import { roleOfGroups } from './role-of-groups.ts';

const mapping = {
  groupsClaim: 'groups',
  roleMapping: { ops: 'operator', admins: 'administrator', robots: 'reporter' },
  defaultRole: 'none',
} as const;

test.each([
  ['of several the highest', ['robots', 'admins', 'ops'], 'administrator'],
  ['one text', 'ops', 'operator'],
  ['the keys of an object', { robots: { id: 1 } }, 'reporter'],
  ['groups without a role', ['sales'], undefined],
  ['what no group is', [1, null, { ops: 1 }], undefined],
  ['the name of something that every object has', ['toString', '__proto__', 'constructor'], undefined],
  ['none', undefined, undefined],
])('%s: %j', (_title, groups, role) => {
  expect(roleOfGroups({ groups }, mapping)).toBe(role);
});

test('who is in none has the default role, and only they', () => {
  expect(roleOfGroups({}, { ...mapping, defaultRole: 'reader' })).toBe('reader');
  expect(roleOfGroups({ groups: ['robots'] }, { ...mapping, defaultRole: 'operator' })).toBe('reporter');
});

test('groups may be inside another claim, and a claim may have dots in its name', () => {
  const claims = { realm_access: { roles: ['ops'] }, 'https://id.example/groups': ['admins'] };
  expect(roleOfGroups(claims, { ...mapping, groupsClaim: 'realm_access.roles' })).toBe('operator');
  expect(roleOfGroups(claims, { ...mapping, groupsClaim: 'https://id.example/groups' })).toBe('administrator');
});
