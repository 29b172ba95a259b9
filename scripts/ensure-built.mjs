// Builds the pages when they are missing or older than their sources, so that `npm start` and `npm test` work in a fresh
// clone. Runs on whatever Node the machine has; with --force it builds in any case.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findProjectNode } from '../packages/cli/bin/find-node.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const web = join(root, 'packages', 'web');
/** What the build writes for the type check; `npm ci` removes it. */
const types = join(web, 'node_modules', '$app');
/** The build writes it last. */
const stamp = join(web, 'build', 'server', 'instance.js');

const builtAt = modifiedAt(stamp);
const sources = ['src', 'vite.config.ts', 'bytes-adapter.ts', 'build-script.ts', 'package.json'].map((name) =>
  join(web, name),
);
// the pages bring it along
sources.push(join(root, 'packages', 'markdown', 'src'));
const isFresh =
  existsSync(types) && Math.max(...[...sources, join(root, 'package-lock.json')].map(newestIn)) <= builtAt;

if (!isFresh || process.argv.includes('--force')) {
  console.error(builtAt === 0 ? 'Building the pages (once) …' : 'Building the pages …');
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const { status, stdout, stderr } = spawnSync(findProjectNode(), [vite, 'build', '--logLevel', 'warn'], {
    cwd: web,
    // a test runner has an environment of its own, in which Svelte would build slow pages for developers
    env: { ...process.env, NODE_ENV: 'production' },
    encoding: 'utf8',
  });
  if (status !== 0) {
    console.error(`${stdout}${stderr}\nThe pages could not be built. Try: npm ci && npm run build`);
    process.exit(1);
  }
}

/** When a file was written, in milliseconds since 1970; 0 where there is none. */
function modifiedAt(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

/** When the newest file at or below a path was written. */
function newestIn(path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat?.isDirectory()) return stat?.mtimeMs ?? 0;
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newestIn(join(path, name))));
}
