// Writes docs/conformance.md from what the checks say about themselves, so that `scs check --explain` and the document
// never differ, docs/configuration.md from the schema of scs.yaml, and docs/openapi.json from the schemas of the routes. `--check`
// only compares, for CI.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openApiDocument } from '../packages/server/src/index.ts';
import { configurationGuide } from './configuration-guide.ts';
import { conformanceGuide } from './conformance-guide.ts';

const documents = [
  { name: 'conformance.md', source: 'the checks', text: await conformanceGuide() },
  { name: 'configuration.md', source: 'the schema of scs.yaml', text: configurationGuide() },
  { name: 'openapi.json', source: 'the routes', text: await openApiDocument() },
];
for (const { name, source, text } of documents) {
  const file = join(import.meta.dirname, '..', 'docs', name);
  if (!process.argv.includes('--check')) writeFileSync(file, text);
  else if (readFileSync(file, 'utf8') !== text) {
    console.error(`docs/${name} is not what ${source} say. Run: npm run docs`);
    process.exitCode = 1;
  }
}
