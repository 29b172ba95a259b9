import type { PublicState } from '@scs/server';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { barPaths, dayWidth } from './bar-paths.ts';

const day = (status: PublicState['status']) => ({
  state: { kind: 'operational', severity: null, name: status, status } as const,
});

test('a quiet bar is one line, and what happened is drawn over it', () => {
  expect(barPaths([])).toEqual([]);
  expect(barPaths(Array.from({ length: 90 }, () => day('operational')))).toEqual([
    { status: 'operational', d: 'M0 0h360' },
  ]);
  expect(barPaths([day('operational'), day('major_outage'), day('operational')])).toEqual([
    { status: 'operational', d: 'M0 0h4M8 0h4' },
    { status: 'major_outage', d: 'M4 0h4' },
  ]);
});

test('every day is drawn once, in the state it was in', () => {
  const status = fc.constantFrom<PublicState['status'][]>('operational', 'degraded_performance', 'major_outage');
  fc.assert(
    fc.property(fc.array(status, { maxLength: 100 }), (statuses) => {
      const drawn: string[] = [];
      for (const { status: state, d } of barPaths(statuses.map(day))) {
        for (const [, x = '', width = ''] of d.matchAll(/M(\d+) 0h(\d+)/g)) {
          for (let at = Number(x); at < Number(x) + Number(width); at += dayWidth) {
            expect(drawn[at / dayWidth]).toBeUndefined();
            drawn[at / dayWidth] = state;
          }
        }
      }
      expect(drawn).toEqual(statuses);
    }),
  );
});
