import { expect, test } from 'vitest';
import { contrastOf } from './low-contrasts.ts';
import { loadConfig } from './load-config.ts';

test('contrast is that of WCAG', () => {
  expect(contrastOf('#000000', '#ffffff')).toBeCloseTo(21);
  expect(contrastOf('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  expect(contrastOf('#123456', '#123456')).toBe(1);
});

test('colours that are hard to read are warned of, others not', () => {
  const env = {
    HOME: '/nowhere',
    SCS_STATUS_COLOURS_LIGHT_LINK: '#ffcc00',
    SCS_STATUS_COLOURS_LIGHT_OPERATIONAL: '#17795f',
    SCS_STATUS_COLOURS_DARK_ACCENT: '#50c3a5',
  };
  const { warnings } = loadConfig({ env, cwd: '/nowhere' });
  expect(warnings.map(({ code, message }) => [code, message])).toEqual([
    ['low-contrast', 'status.colours.light.link is #ffcc00: its contrast is 1.4 to 1, and WCAG AA asks for 4.5'],
  ]);
});
