import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { conflictsOf, occupiedSpan, type Work } from './maintenance-conflicts.ts';
import type { MaintenanceTimes } from './maintenance-state-at.ts';

const at = (time: string): Date => new Date(`2026-03-01T${time}:00Z`);
const now = at('12:00');
const planned: MaintenanceTimes = {
  plannedStart: at('20:00'),
  plannedEnd: at('22:00'),
  startedAt: null,
  finishedAt: null,
  cancelledAt: null,
};

test.each<[string, Partial<MaintenanceTimes>, string, [string, string | null] | undefined]>([
  ['is planned', {}, '12:00', ['20:00', '22:00']],
  ['waits to be started', {}, '21:00', ['20:00', '22:00']],
  ['has started early', { startedAt: at('19:00') }, '19:30', ['19:00', '22:00']],
  ['is extended', { startedAt: at('20:00'), plannedEnd: at('23:00') }, '22:30', ['20:00', '23:00']],
  ['overruns', { startedAt: at('20:00') }, '22:30', ['20:00', null]],
  ['was done early', { startedAt: at('20:00'), finishedAt: at('21:00') }, '21:30', ['20:00', '21:00']],
  ['was cancelled', { cancelledAt: at('11:00') }, '12:00', undefined],
  ['was cancelled while it ran', { startedAt: at('20:00'), cancelledAt: at('21:00') }, '21:30', undefined],
  ['has no planned start', { plannedStart: null }, '12:00', undefined],
])('the time of a maintenance that %s', (_title, times, moment, span) => {
  const expected = span && { begin: at(span[0]), end: span[1] === null ? null : at(span[1]) };
  expect(occupiedSpan({ ...planned, ...times }, at(moment))).toEqual(expected);
});

describe('conflicts', () => {
  const groupOf = new Map([
    ['a1', 'pair'],
    ['a2', 'pair'],
    ['b1', 'other'],
  ]);
  const work = (id: string, begin: string, end: string | null, ...componentIds: string[]): Work => ({
    id,
    isMaintenance: true,
    span: { begin: at(begin), end: end === null ? null : at(end) },
    componentIds,
  });
  const kinds = (one: Work, ...others: Work[]) =>
    conflictsOf(one, others, { groupOf, now }).map(({ kind, componentIds }) => [kind, ...componentIds]);
  const plan = work('plan', '20:00', '22:00', 'a1', 'c');

  test.each<[string, Work, string[][]]>([
    ['the same component', work('x', '21:00', '23:00', 'c'), [['same-component', 'c']]],
    ['its stand-in', work('x', '21:00', '23:00', 'a2'), [['redundancy-group', 'a1']]],
    [
      'it and its stand-in',
      work('x', '21:00', '23:00', 'a1', 'a2'),
      [
        ['same-component', 'a1'],
        ['redundancy-group', 'a1'],
      ],
    ],
    ['the same component of a group', work('x', '21:00', '23:00', 'a1'), [['same-component', 'a1']]],
    ['another group', work('x', '21:00', '23:00', 'b1'), []],
    ['its end as the other begins', work('x', '22:00', '23:00', 'a1', 'a2'), []],
    ['its begin as the other ends', work('x', '19:00', '20:00', 'a1', 'a2'), []],
    ['one within it', work('x', '20:30', '20:31', 'c'), [['same-component', 'c']]],
    ['one that lasts no time', work('x', '21:00', '21:00', 'c'), []],
    ['one whose end nobody knows', work('x', '11:00', null, 'c'), [['same-component', 'c']]],
    ['an incident', { ...work('x', '11:00', null, 'c', 'a2'), isMaintenance: false }, [['incident', 'c']]],
    ['itself', work('plan', '20:00', '22:00', 'c'), []],
  ])('with %s', (_title, other, expected) => {
    expect(kinds(plan, other)).toEqual(expected);
  });

  test('more time makes new ones, and what is over makes none', () => {
    const next = work('next', '22:00', '23:00', 'a2');
    expect(kinds(plan, next)).toEqual([]);
    expect(kinds({ ...plan, span: { begin: at('20:00'), end: at('22:01') } }, next)).toHaveLength(1);
    const past = work('past', '10:00', '12:00', 'c');
    expect(kinds(past, work('x', '11:00', '12:00', 'c'))).toEqual([]);
    expect(
      kinds({ ...past, span: { begin: at('10:00'), end: at('12:01') } }, work('x', '11:00', null, 'c')),
    ).toHaveLength(1);
  });

  test('whoever is asked, both are told of each other, at the same time', () => {
    const anyWork = fc
      .record({
        begin: fc.integer({ min: 0, max: 20 }),
        length: fc.option(fc.integer({ min: 0, max: 10 })),
        componentIds: fc.subarray(['a1', 'a2', 'b1', 'c']),
      })
      .map(({ begin, length, componentIds }) => ({
        isMaintenance: true,
        span: { begin: new Date(begin), end: length === null ? null : new Date(begin + length) },
        componentIds,
      }));
    fc.assert(
      fc.property(anyWork, anyWork, (one, other) => {
        const options = { groupOf, now: new Date(-1) };
        const [a, b] = [
          { id: 'a', ...one },
          { id: 'b', ...other },
        ];
        const there = conflictsOf(a, [b], options).map(({ kind, span }) => ({ kind, span }));
        const back = conflictsOf(b, [a], options).map(({ kind, span }) => ({ kind, span }));
        expect(there).toEqual(back);
      }),
    );
  });
});
