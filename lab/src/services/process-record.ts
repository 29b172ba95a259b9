import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { records } from '../paths.ts';

/**
 * A process of the lab as remembered on disk. The start time makes the record safe against a stale file:
 * a process id may have been given to another program since, but never with the same start time.
 */
export interface ProcessRecord {
  readonly pid: number;
  /** Clock ticks since the machine's boot, field 22 of /proc/PID/stat. */
  readonly startedAtTicks: string;
}

const recordFile = (name: string) => join(records, `${name}.pid`);

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

/** The start time of a process, or undefined when there is none (or only its zombie). */
export function startTimeTicks(pid: number): string | undefined {
  const stat = readText(`/proc/${pid}/stat`);
  // The second field is the program's name in brackets and may itself hold blanks and brackets.
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields?.[0] === 'Z' ? undefined : fields?.[19];
}

const recordText = (pid: number) => `${pid} ${startTimeTicks(pid) ?? 'ended'}\n`;

/** Remembers a process that was just started. */
export function writeRecord(name: string, pid: number): void {
  writeFileSync(recordFile(name), recordText(pid));
}

/** Remembers this very process, unless another one that still runs is remembered by that name; says whether it did. */
export function claimRecord(name: string): boolean {
  if (!readRunning(name)) removeRecord(name);
  try {
    writeFileSync(recordFile(name), recordText(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/** The process that a record's text means, or undefined when it runs no more (or the text is torn). */
export function runningProcess(text: string): ProcessRecord | undefined {
  const [pidText, startedAtTicks] = text.trim().split(' ');
  const pid = Number(pidText);
  if (!Number.isInteger(pid) || pid <= 1 || !startedAtTicks) return undefined;
  return startTimeTicks(pid) === startedAtTicks ? { pid, startedAtTicks } : undefined;
}

/** The running process of a service, or undefined when it does not run. */
export function readRunning(name: string): ProcessRecord | undefined {
  return runningProcess(readText(recordFile(name)) ?? '');
}

export function removeRecord(name: string): void {
  rmSync(recordFile(name), { force: true });
}

/** A process and all that it started, itself first. */
function processTree(pid: number): number[] {
  const children = (readText(`/proc/${pid}/task/${pid}/children`) ?? '').split(' ').map(Number).filter(Boolean);
  return [pid, ...children.flatMap(processTree)];
}

/** Proportional memory of a process and all that it started, in KiB: pages shared by n processes count as 1/n. */
export function memoryKiB(pid: number): number {
  return processTree(pid)
    .map((member) => Number(/^Pss:\s+(\d+)/m.exec(readText(`/proc/${member}/smaps_rollup`) ?? '')?.[1] ?? 0))
    .reduce((sum, kiB) => sum + kiB, 0);
}
