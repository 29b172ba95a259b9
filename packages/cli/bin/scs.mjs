#!/usr/bin/env node
// Starts `scs`. Plain JavaScript, because it must be read by whatever Node the machine has.
import { minimumNodeMajor, findProjectNode } from './find-node.mjs';

if (Number(process.versions.node.split('.')[0]) < minimumNodeMajor) {
  const { runNode } = await import('./run-node.mjs');
  runNode(findProjectNode(), process.argv.slice(1));
} else {
  // Node strips the types as it loads; the cache keeps what it compiled, so that only the first start pays for it.
  const { enableCompileCache } = await import('node:module');
  enableCompileCache?.();
  const { main } = await import('../src/main.ts');
  await main(process.argv.slice(2));
}
