import { defineConfig } from 'vitest/config';

/** There is one lab, and each of these changes all of it: they run one after the other, when all else is done. */
const onTheLab = [
  'packages/openstack/src/lab.test.ts',
  'lab/lab.test.ts',
  'test/lab-check.test.ts',
  'test/lab-site-export.test.ts',
];

export default defineConfig({
  test: {
    reporters: ['default', ['json', { outputFile: '.cache/tests.json' }]],
    globalSetup: ['test/build-pages.ts', 'test/announce-lab.ts'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'all',
          include: ['packages/**/*.test.ts', 'test/**/*.test.ts', 'lab/**/*.test.ts', 'scripts/**/*.test.ts'],
          exclude: ['**/node_modules/**', ...onTheLab],
          globalSetup: ['packages/store/src/testing/global-setup.ts'],
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: { name: 'lab', include: onTheLab, maxWorkers: 1, sequence: { groupOrder: 1 } },
      },
    ],
  },
});
