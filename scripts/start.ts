// `npm start`: the platform, with the user's own configuration if there is one, else with the sample.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';

const isConfigured = process.env['SCS_CONFIG'] !== undefined || existsSync('scs.yaml');
const config = isConfigured ? [] : ['--config', 'examples/scs.yaml'];
const args = ['packages/cli/bin/scs.mjs', 'serve', ...config, ...process.argv.slice(2)];
const child = spawn(process.execPath, args, { stdio: 'inherit' });
// a key such as Ctrl-C reaches the child by itself; what is sent to this process is passed on
for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
process.on('SIGINT', () => undefined);
child.on('exit', (code, signal) => {
  process.exitCode = code ?? (signal === 'SIGTERM' ? 143 : 1);
});
