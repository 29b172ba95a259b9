// `npm run bench [NAME …]`: prints the median of each figure, and how it was taken.
import { cpus } from 'node:os';
import type { BenchResult } from './result.ts';

const modules: Readonly<Record<string, () => Promise<{ run: () => Promise<BenchResult[]> }>>> = {
  'flavor-names': () => import('./flavor-names.ts'),
  'check-lab': () => import('./check-lab.ts'),
  'large-cloud': () => import('./large-cloud.ts'),
  'server-reads': () => import('./server/reads.ts'),
  'server-writes': () => import('./server/writes.ts'),
  'server-large': () => import('./server/large.ts'),
  page: () => import('./server/page.ts'),
  'page-live': () => import('./server/page-live.ts'),
  'server-start': () => import('./server/start.ts'),
  mail: () => import('./server/mail.ts'),
};

const chosen = process.argv.slice(2);
const unknown = chosen.filter((name) => modules[name] === undefined);
if (unknown.length > 0) {
  console.error(`No benchmark ${unknown.join(', ')}. Known: ${Object.keys(modules).join(', ')}`);
  process.exit(2);
}

console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown CPU'}\n`);
for (const [name, load] of Object.entries(modules)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue;
  const { run } = await load();
  for (const result of await run()) {
    const show = (value: number): string => value.toLocaleString('en', { maximumSignificantDigits: 4 });
    console.log(`${result.name}: ${show(result.median)} ${result.unit}`);
    console.log(`    min ${show(result.min)}, max ${show(result.max)}, ${result.runs} runs; ${result.how}`);
  }
}
