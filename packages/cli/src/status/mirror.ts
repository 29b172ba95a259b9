import { join } from 'node:path';
import { createLog, defaultDataFolder, startMirror } from '@scs/server';
import { UsageError } from '../output/fail.ts';
import { untilSignal } from '../serve/until-signal.ts';
import type { MirrorOptions } from './options.ts';

const units: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000 };

/** Serves a copy of a site until a signal. */
export async function mirror(source: string, { listen, dataDir, every, logFormat }: MirrorOptions): Promise<void> {
  const everyMs = durationOf(every);
  const log = createLog({ level: 'info', format: logFormat });
  const stopped = untilSignal();
  const folder = dataDir ?? join(defaultDataFolder(process.env, process.cwd()), 'mirror');
  const running = await startMirror({ source, listen, dataDir: folder, everyMs, log });
  process.stderr.write(`\nThe copy is at ${running.url}/. Ctrl-C stops it.\n\n`);
  await stopped;
  await running.stop();
}

function durationOf(text: string): number {
  const match = /^(\d{1,6})([smh])$/.exec(text);
  const ms = Number(match?.[1] ?? 0) * (units[match?.[2] ?? ''] ?? 0);
  if (ms >= 1000 && ms <= 86_400_000) return ms;
  throw new UsageError(`--every is ${text}, which is no duration from 1s to 24h.`, 'Write it as 60s, 5m or 1h.');
}
