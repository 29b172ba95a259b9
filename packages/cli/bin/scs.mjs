#!/usr/bin/env node
// Starts `scs`. Plain JavaScript, because it must be read by whatever Node the machine has.
import { minimumNodeMajor, findProjectNode } from './find-node.mjs';

if (Number(process.versions.node.split('.')[0]) < minimumNodeMajor) {
  const { spawn } = await import('node:child_process');
  const { constants } = await import('node:os');
  const child = spawn(findProjectNode(), process.argv.slice(1), { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (signal ? constants.signals[signal] : 0)));
} else {
  // Node strips the types as it loads; the cache keeps what it compiled, so that only the first start pays for it.
  const { enableCompileCache } = await import('node:module');
  enableCompileCache?.();
  const { main } = await import('../src/main.ts');
  await main(process.argv.slice(2));
}
