import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { renderReport } from './render-report.ts';
import { reportFormats } from './report-format.ts';
import { arbitraryReport } from './testing/arbitrary-report.ts';
import { passingSample, sampleReport } from './testing/sample-report.ts';

it.each(reportFormats)('%s is rendered whatever the report holds, the same each time', async (format) => {
  await fc.assert(
    fc.asyncProperty(arbitraryReport, async (report) => {
      const text = await renderReport(report, format);
      expect(text.endsWith('\n')).toBe(true);
      expect(await renderReport(report, format)).toBe(text);
    }),
    { numRuns: 50 },
  );
});

it.each(reportFormats)('%s is rendered for a report without anything', async (format) => {
  const nothing = { versions: [], testcases: [], results: [], notes: [] };
  expect(await renderReport(sampleReport(nothing), format)).not.toBe('');
  expect(await renderReport(passingSample(), format)).not.toBe('');
});

it('writes no colours unless told to', async () => {
  expect(await renderReport(sampleReport(), 'terminal')).not.toContain('\u001b');
  expect(await renderReport(sampleReport(), 'terminal', { colour: true })).toContain('\u001b');
});

it('loads no format before it is asked for', () => {
  const program = `
    const { registerHooks } = await import('node:module');
    const loaded = [];
    registerHooks({ load: (url, context, next) => (loaded.push(url), next(url, context)) });
    await import(${JSON.stringify(join(import.meta.dirname, 'index.ts'))});
    console.log(loaded.filter((url) => /render-(terminal|yaml|junit|sarif|html|markdown)|node_modules/.test(url)).join());`;
  expect(execFileSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' }).trim()).toBe('');
});
