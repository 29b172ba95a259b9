import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs';
import { Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { StoreError } from '../errors.ts';
import { programEnvironment } from './find-binaries.ts';
import { readSince, sizeOf } from './limit-log.ts';
import { signal } from './signal.ts';
import type { Account, Binaries, EmbeddedLog, Layout, Settings } from './types.ts';

/**
 * Runs PostgreSQL and waits for two ends: its own, or that of the pipe on standard input, whose other end we hold. We may be
 * killed in a way that leaves us no last word; the kernel closes the pipe all the same, and the database is shut down.
 *
 * The signals of a terminal or of a service manager do not end it: the database is needed until the last request is answered.
 * PostgreSQL gets the library path here, since macOS takes such variables away from /bin/sh.
 */
const guardScript = `
if [ -n "$1" ]; then export LD_LIBRARY_PATH="$1" DYLD_LIBRARY_PATH="$1"; fi
shift
trap : INT TERM HUP
exec 3<&0 </dev/null
"$@" 3<&- & postmaster=$!
{ read -r _ <&3; kill -INT "$postmaster"; } >/dev/null 2>&1 & watcher=$!
while :; do
  wait "$postmaster"; status=$?
  kill -0 "$postmaster" 2>/dev/null || break
done
kill -KILL "$watcher" 2>/dev/null
exit "$status"
`;

export interface Postmaster {
  readonly pid: number;
  /** When it has ended, for whatever reason. */
  readonly ended: Promise<void>;
  /** Rolls back what is running and writes everything out; then, if that takes too long, leaves it to recovery. */
  stop(): Promise<void>;
}

interface Launch {
  readonly layout: Layout;
  readonly binaries: Binaries;
  readonly account: Account;
  readonly settings: Settings;
  readonly log: EmbeddedLog;
}

/**
 * Starts the database and waits until it accepts connections: after a crash, until its recovery is done, as long as that takes.
 *
 * @throws StoreError `disk-full`, `database-not-started`
 */
export async function startPostmaster({ layout, binaries, account, settings, log }: Launch): Promise<Postmaster> {
  const logSize = sizeOf(layout.log);
  const output = openSync(layout.log, 'a', 0o600);
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const program = [join(binaries.binDirectory, 'postgres'), '-D', layout.cluster, ...options];
  const guard = spawn('/bin/sh', ['-c', guardScript, 'sh', binaries.libraryDirectory ?? '', ...program], {
    cwd: '/',
    env: programEnvironment(binaries.libraryDirectory),
    ...(account.isForeign ? { uid: account.uid, gid: account.gid } : {}),
    stdio: ['pipe', output, output],
    // a session of its own: Ctrl-C at a terminal is for us, not for the database
    detached: true,
  });
  closeSync(output);
  const ended = new Promise<void>((resolve) => {
    guard.on('close', () => {
      resolve();
    });
    guard.on('error', () => {
      resolve();
    });
  });
  const pid = await waitUntilReady(layout, guard, log);
  if (pid === undefined) {
    await ended;
    throw explain(layout, readSince(layout.log, logSize));
  }
  // whoever forgets to stop it can still end; the guard then stops it
  guard.unref();
  if (guard.stdin instanceof Socket) guard.stdin.unref();
  return { pid, ended, stop: () => stop(guard, pid, ended, log) };
}

/** The postmaster tells of itself in a file; the last line of it is its state. */
async function waitUntilReady({ cluster }: Layout, guard: ChildProcess, log: EmbeddedLog): Promise<number | undefined> {
  const file = join(cluster, 'postmaster.pid');
  const patience = 10_000;
  let waitedMs = 0;
  while (guard.exitCode === null && guard.signalCode === null && guard.pid !== undefined) {
    const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
    if (lines[7]?.trim() === 'ready') return Number(lines[0]);
    await sleep(5);
    waitedMs += 5;
    if (waitedMs === patience) log.info('The database is still starting; after a crash it first repairs itself.');
  }
  return undefined;
}

const fastShutdownMs = 15_000;
const immediateShutdownMs = 5000;

async function stop(guard: ChildProcess, pid: number, ended: Promise<void>, log: EmbeddedLog): Promise<void> {
  const isOver = () => guard.exitCode !== null || guard.signalCode !== null;
  // a process that has ended may have left its number to another one
  if (isOver()) return;
  guard.ref();
  signal(pid, 'SIGINT');
  if (await endsWithin(ended, fastShutdownMs)) return;
  log.warn('The database does not stop; its connections are cut. It will repair itself at the next start.');
  if (!isOver()) signal(pid, 'SIGQUIT');
  if (await endsWithin(ended, immediateShutdownMs)) return;
  if (guard.pid !== undefined) signal(-guard.pid, 'SIGKILL');
  await ended;
}

async function endsWithin(ended: Promise<void>, timeoutMs: number): Promise<boolean> {
  const timer = new AbortController();
  try {
    return await Promise.race([
      ended.then(() => true),
      sleep(timeoutMs, false, { signal: timer.signal }).catch(() => false),
    ]);
  } finally {
    timer.abort();
  }
}

function explain({ base, log }: Layout, story: string): StoreError {
  if (/No space left on device|Disk quota exceeded/.test(story)) {
    return new StoreError('disk-full', `There is no room for the database in ${base}.`);
  }
  const reasons = story.split('\n').filter((line) => /FATAL|PANIC|HINT|not found|error while loading/.test(line));
  const said = reasons.map((line) => line.replace(/^.*?\] (?=[A-Z]+:)/, '').trim()).join('; ') || 'it said nothing';
  return new StoreError('database-not-started', `The database in ${base} does not start (${said}; log: ${log}).`);
}
