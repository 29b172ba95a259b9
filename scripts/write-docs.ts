// Writes docs/conformance.md from what the checks say about themselves, so that `scs check --explain` and the document
// never differ. `--check` only compares, for CI.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { conformanceGuide } from './conformance-guide.ts';

const file = join(import.meta.dirname, '..', 'docs', 'conformance.md');
const text = await conformanceGuide();
if (process.argv.includes('--check')) {
  if (readFileSync(file, 'utf8') !== text) {
    console.error('docs/conformance.md is not what the checks say. Run: npm run docs');
    process.exitCode = 1;
  }
} else {
  writeFileSync(file, text);
}
