import type { IncidentDocument, MaintenanceDocument } from '@scs/server';
import { expect, test } from 'vitest';
import { attendedMaintenances, lastSpokenOf, quietestFirst } from './attention.ts';

const version = { version: 1, createdAt: '2026-01-01T00:00:00Z', updatedAt: '2026-01-01T00:00:00Z' };
const common = {
  ...version,
  displayName: null,
  description: null,
  isDraft: false,
  phase: null,
  affects: [],
  updates: [],
};
const incident = (id: string, beganAt: string, updates: string[] = []): IncidentDocument => ({
  ...common,
  id,
  state: 'open',
  beganAt,
  endedAt: null,
  maintenance: null,
  postMortemPublishedAt: null,
  updates: updates.map((createdAt, order) => ({
    ...version,
    order,
    displayName: null,
    description: null,
    isAutomatic: false,
    createdAt,
  })),
});
const maintenance = (id: string, given: Partial<MaintenanceDocument>): MaintenanceDocument => ({
  ...common,
  id,
  state: 'scheduled',
  plannedStart: '2026-01-02T10:00:00Z',
  plannedEnd: '2026-01-02T12:00:00Z',
  startedAt: null,
  finishedAt: null,
  cancelledAt: null,
  startsByItself: true,
  endsByItself: true,
  ...given,
});

test('the incident of which nothing was said for the longest time comes first', () => {
  const spoken = incident('spoken', '2026-01-01T08:00:00Z', ['2026-01-01T11:00:00.5Z', '2026-01-01T10:00:00Z']);
  const silent = incident('silent', '2026-01-01T09:00:00Z');
  expect(lastSpokenOf(spoken)).toBe('2026-01-01T11:00:00.5Z');
  expect(quietestFirst([spoken, silent]).map(({ id }) => id)).toEqual(['silent', 'spoken']);
});

test('maintenances that need somebody come first, and those that are far away not at all', () => {
  const shown = attendedMaintenances(
    [
      maintenance('soon', {}),
      maintenance('far', { plannedStart: '2026-01-03T12:00:01Z' }),
      maintenance('done', { state: 'completed' }),
      maintenance('draft', { isDraft: true }),
      maintenance('late', { state: 'overdue' }),
      maintenance('runs', { state: 'running' }),
      maintenance('over', { state: 'overrunning' }),
    ],
    new Date('2026-01-01T12:00:00Z'),
  );
  expect(shown.map(({ id, at }) => [id, at])).toEqual([
    ['over', '2026-01-02T12:00:00Z'],
    ['late', '2026-01-02T10:00:00Z'],
    ['runs', '2026-01-02T12:00:00Z'],
    ['soon', '2026-01-02T10:00:00Z'],
  ]);
});
