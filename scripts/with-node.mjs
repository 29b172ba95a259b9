// Runs a script on the Node that the project brings (the `node` package), whatever the machine's own is.
//   node scripts/with-node.mjs SCRIPT [ARG …]
import { delimiter, dirname, join } from 'node:path';
import { findProjectNode } from '../packages/cli/bin/find-node.mjs';
import { runNode } from '../packages/cli/bin/run-node.mjs';

const node = findProjectNode();
const path = [dirname(node), join('node_modules', '.bin'), process.env['PATH'] ?? ''].join(delimiter);
// npm and its shell end when they are told to, and tell nobody: what they have started would go on, with its port and its data
runNode(node, process.argv.slice(2), { ...process.env, PATH: path }, { endsWithParent: true });
