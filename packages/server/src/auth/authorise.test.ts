import { expect, test } from 'vitest';
import type { Actor } from './actor.ts';
import { authorise } from './authorise.ts';
import { stranger } from './actor.ts';

const token: Actor = { kind: 'token', id: '1', name: 'ci', role: 'operator', scopes: ['incident', 'component.update'] };

test('a role may do what those below it may, and no more', () => {
  expect(() => {
    authorise(token, 'reporter');
  }).not.toThrow();
  expect(() => {
    authorise(token, 'administrator');
  }).toThrow('ci has the role operator');
  expect(() => {
    authorise(stranger, 'reader');
  }).toThrow('needs signing in');
  expect(() => {
    authorise(stranger, 'anyone', 'incident.create');
  }).not.toThrow();
});

test('a scope is a verb, or an area with all its verbs', () => {
  expect(() => {
    authorise(token, 'operator', 'incident.create');
  }).not.toThrow();
  expect(() => {
    authorise(token, 'operator', 'component.update');
  }).not.toThrow();
  expect(() => {
    authorise(token, 'operator', 'component.delete');
  }).toThrow('may not component.delete');
  expect(() => {
    authorise(token, 'operator', 'incident-update.post');
  }).toThrow('may not incident-update.post');
  expect(() => {
    authorise({ ...token, scopes: [] }, 'reader', 'user.list');
  }).toThrow('its scopes are none');
});
