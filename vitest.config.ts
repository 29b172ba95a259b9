import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['packages/**/*.test.ts', 'test/**/*.test.ts', 'lab/**/*.test.ts', 'scripts/**/*.test.ts'],
    globalSetup: ['test/announce-lab.ts'],
    reporters: ['default', ['json', { outputFile: '.cache/tests.json' }]],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    // Two cores are enough for the suite, and the lab needs some of them.
    maxWorkers: 2,
  },
});
