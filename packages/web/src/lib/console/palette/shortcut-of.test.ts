import { expect, test } from 'vitest';
import { shortcutOf, type Pressed } from './shortcut-of.ts';

const plain = { isGoing: false, isTyping: false, areSinglesOn: true };
const press = (key: string, modifiers: Partial<Pressed> = {}): Pressed => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...modifiers,
});

test.each([
  ['g', plain, { kind: 'await-goal' }],
  ['m', plain, undefined],
  ['m', { ...plain, isGoing: true }, { kind: 'go', path: '/console/maintenances' }],
  ['d', { ...plain, isGoing: true }, { kind: 'go', path: '/console' }],
  ['x', { ...plain, isGoing: true }, undefined],
  ['n', plain, { kind: 'go', path: '/console/incidents/new' }],
  ['/', plain, { kind: 'search' }],
  ['?', plain, { kind: 'help' }],
  ['n', { ...plain, isTyping: true }, undefined],
  ['n', { ...plain, areSinglesOn: false }, undefined],
  ['toString', { ...plain, isGoing: true }, undefined],
])('%s asks for something, or not (%#)', (key, circumstances, shortcut) => {
  expect(shortcutOf(press(key), circumstances)).toEqual(shortcut);
});

test('the palette opens while one types and with single keys off, and no shortcut of the browser is taken', () => {
  const off = { isGoing: false, isTyping: true, areSinglesOn: false };
  expect(shortcutOf(press('k', { ctrlKey: true }), off)).toEqual({ kind: 'palette' });
  expect(shortcutOf(press('K', { metaKey: true }), off)).toEqual({ kind: 'palette' });
  expect(shortcutOf(press('n', { ctrlKey: true }), plain)).toBeUndefined();
  expect(shortcutOf(press('k'), plain)).toBeUndefined();
});
