// Runs a script on the Node that the project brings (the `node` package), whatever the machine's own is.
//   node scripts/with-node.mjs SCRIPT [ARG …]
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { findProjectNode } from '../packages/cli/bin/find-node.mjs';

const node = findProjectNode();
const child = spawn(node, process.argv.slice(2), {
  stdio: 'inherit',
  env: { ...process.env, PATH: `${dirname(node)}:${join('node_modules', '.bin')}:${process.env['PATH'] ?? ''}` },
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(code ?? 128 + (signal ? constants.signals[signal] : 0)));
