import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { summarise, type BenchResult } from '../result.ts';
import { memoryOf, serve } from './serve.ts';

const runs = 5;
const idleMs = 20_000;

/** From the start of the process to the first answered request, and the memory of server and database at rest. */
export async function run(): Promise<BenchResult[]> {
  const empty: number[] = [];
  const existing: number[] = [];
  const memory: number[] = [];
  for (let index = 0; index < runs; index += 1) {
    const folder = mkdtempSync(join(tmpdir(), 'scs-bench-'));
    try {
      const env = { SCS_DATA_DIR: folder, DATABASE_URL: undefined };
      const first = await serve(env);
      empty.push(first.startedMs);
      await first.stop();
      const second = await serve(env);
      existing.push(second.startedMs);
      if (index === 0) {
        await new Promise((resolve) => setTimeout(resolve, idleMs));
        memory.push(memoryOf(second.pid));
      }
      await second.stop();
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  const how = 'scs serve with the embedded PostgreSQL, from the start of the process to the first 200';
  return [
    summarise('start: empty data directory', 'ms', empty, how),
    summarise('start: existing data directory', 'ms', existing, how),
    summarise(
      'memory of server and database, idle',
      'MiB',
      memory,
      `PSS of all processes, ${idleMs / 1000} s after the start`,
    ),
  ];
}
