import { expect, it } from 'vitest';
import { formatOf, reportEndings } from './report-format.ts';

it.each([
  ['report.yaml', 'yaml'],
  ['report.yml', 'yaml'],
  ['out/report.json', 'json'],
  ['report.xml', 'junit'],
  ['report.junit.xml', 'junit'],
  ['report.sarif', 'sarif'],
  ['report.sarif.json', 'sarif'],
  ['Report.HTML', 'html'],
  ['report.md', 'markdown'],
  ['report.txt', 'terminal'],
])('%s asks for %s', (fileName, format) => {
  expect(formatOf(fileName)).toBe(format);
});

it.each(['report', 'report.pdf', 'report.json.gz', 'json', 'dir.json/report', 'evil\u001b[31m.exe'])(
  '%j is refused with the endings that exist',
  (fileName) => {
    expect(() => formatOf(fileName)).toThrow(
      expect.objectContaining({ code: 'unknown-report-format', hint: `Use one of ${reportEndings.join(', ')}.` }),
    );
  },
);

it('prints a hostile file name harmless', () => {
  expect(() => formatOf('\u001b[31m.exe')).toThrow('\\x1b[31m.exe: the ending');
});
