import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { clearInterval, setInterval } from 'node:timers';

/**
 * Runs a Node with these arguments in place of this process: same standard streams, same signals, same exit code.
 *
 * @param {string} node path of the program
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 * @param {{ endsWithParent?: boolean }} [options] `endsWithParent`: asks it to end, too, when whoever started this process is gone
 */
export function runNode(node, args, env = process.env, { endsWithParent = false } = {}) {
  const child = spawn(node, args, { stdio: 'inherit', env });
  // A key such as Ctrl-C reaches the child by itself, for a terminal signals all that run on it. Passed on as well it
  // would be the second one, which means "leave at once, do not tidy up".
  const isOnTerminal = process.stdin.isTTY || process.stdout.isTTY || process.stderr.isTTY;
  let isTold = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      isTold = true;
      if (!(isOnTerminal && signal === 'SIGINT')) child.kill(signal);
    });
  }
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    if (!isTold) child.kill('SIGTERM');
  }, 500);
  if (!endsWithParent) clearInterval(watch);
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (signal ? constants.signals[signal] : 0)));
}
