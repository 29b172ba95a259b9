import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** Builds the pages before the suite, where they are missing or older than their sources. */
export default function buildPages(): void {
  const script = join(import.meta.dirname, '..', 'scripts', 'ensure-built.mjs');
  const { status } = spawnSync(process.execPath, [script], { stdio: 'inherit' });
  if (status !== 0) throw new Error('the pages could not be built');
}
