import fc from 'fast-check';
import { expect, test } from 'vitest';
import { choiceFrom, choiceOf, impactsOf, type ImpactChoice } from './impact-choice.ts';
import { severitySteps, stepOf } from './severity-steps.ts';

const severity = (displayName: string, value: number, colour: string | null = null) => ({
  id: displayName,
  displayName,
  value,
  colour,
  version: 1,
  createdAt: '',
  updatedAt: '',
});
const steps = severitySteps([severity('broken', 100, '#e4572e'), severity('operational', 33), severity('limited', 66)]);

test('severities are a ladder, and a number has the name of its range', () => {
  expect(steps.map(({ name, from, value }) => [name, from, value])).toEqual([
    ['operational', 1, 33],
    ['limited', 34, 66],
    ['broken', 67, 100],
  ]);
  expect(stepOf(67, steps)).toMatchObject({ name: 'broken', colour: '#e4572e' });
  expect(stepOf(null, steps)).toBeUndefined();
  expect(severitySteps([])).toEqual([]);
});

/** The fields of a form that shows a choice, as a browser without scripts sends them. */
function fieldsOf({ chosen, all, own }: ImpactChoice): Record<string, string> {
  const fields = { component: chosen.join('\n'), level: all.level, exact: all.exact, type: all.type };
  const rows = Object.entries(own).flatMap(([key, rating]) =>
    Object.entries(rating).map(([name, value]: [string, string]) => [`${name}:${key}`, value]),
  );
  return { ...fields, ...Object.fromEntries(rows) } as Record<string, string>;
}

test('what is shown and sent again is what was there', () => {
  const impact = fc.record({
    reference: fc.constantFrom<string[]>('a', 'b', 'c'),
    type: fc.constantFrom<string[]>('slow', 'down', 'lost'),
    severity: fc.option(fc.integer({ min: 1, max: 100 })),
  });
  const affects = fc.uniqueArray(impact, { selector: ({ reference, type }) => `${reference} ${type}` });
  fc.assert(
    fc.property(affects, (given) => {
      const choice = choiceFrom(given, { steps, type: 'slow' });
      const byKey = (one: typeof given) =>
        [...one].sort((a, b) => (a.reference + a.type < b.reference + b.type ? -1 : 1));
      for (const shown of [choice, choiceOf(fieldsOf(choice))]) {
        const made = impactsOf(shown);
        expect('affects' in made && byKey(made.affects)).toEqual(byKey(given));
      }
    }),
  );
});

test('a number that was typed counts, whichever name is chosen; one that was there before does not', () => {
  const fields = { component: 'a\nb', level: '66', type: 'slow' };
  const made = (more: Record<string, string>) => impactsOf(choiceOf({ ...fields, ...more }));
  expect(made({ exact: '80', exactWas: '' })).toEqual({
    affects: [
      { reference: 'a', type: 'slow', severity: 80 },
      { reference: 'b', type: 'slow', severity: 80 },
    ],
  });
  expect(made({ exact: '80', exactWas: '80' })).toMatchObject({ affects: [{ severity: 66 }, { severity: 66 }] });
  expect(made({ 'level:b': '100', 'type:b': 'down' })).toMatchObject({
    affects: [{ severity: 66 }, { severity: 100, type: 'down' }],
  });
  expect(made({ 'level:a.1': '100', 'type:a.1': 'none' })).toMatchObject({ affects: [{}, {}] });
});

test.each([
  [{ level: '' }, 'noSeverity'],
  [{ level: 'exact', exact: '' }, 'badSeverity'],
  [{ level: 'exact', exact: '0' }, 'badSeverity'],
  [{ level: '33', exact: '101' }, 'badSeverity'],
  [{ level: '33', exact: '1e1' }, 'badSeverity'],
  [{ level: '33', type: '' }, 'noType'],
])('%j is refused', (fields, wrong) => {
  expect(impactsOf(choiceOf({ component: 'a', type: 'slow', ...fields }))).toEqual({ wrong });
});
