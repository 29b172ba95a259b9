import { defineConfig } from 'vitest/config';
import { labStatus } from './test/lab-status.ts';

const { isUp: isLabUp } = await labStatus();

export default defineConfig({
  test: {
    include: ['packages/**/*.test.ts', 'test/**/*.test.ts', 'lab/**/*.test.ts', 'scripts/**/*.test.ts'],
    globalSetup: ['test/build-pages.ts', 'test/announce-lab.ts', 'packages/store/src/testing/global-setup.ts'],
    reporters: ['default', ['json', { outputFile: '.cache/tests.json' }]],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    // There is one lab, and its tests change all of it: where it runs, one file goes after the other.
    fileParallelism: !isLabUp,
    maxWorkers: 2,
  },
});
