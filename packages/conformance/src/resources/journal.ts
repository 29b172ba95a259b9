import { appendFileSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { homedir, hostname } from 'node:os';
import { join } from 'node:path';
import { ConformanceError } from '../errors.ts';
import type { ResourceKind } from './kinds.ts';

/** What a journal says about one resource. An id is missing when the run was killed before the cloud had answered. */
export interface JournalEntry {
  kind: ResourceKind;
  name: string;
  id?: string;
}

/** A journal that another run left behind. */
export interface LeftJournal {
  run: string;
  file: string;
  /** True while the process that writes it is alive. */
  isActive: boolean;
  project: string;
  entries: JournalEntry[];
}

interface Header {
  run: string;
  project: string;
  host: string;
  pid: number;
}

type Line =
  | { event: 'creating'; kind: ResourceKind; name: string }
  | { event: 'created'; kind: ResourceKind; name: string; id: string }
  | { event: 'deleted' | 'refused'; kind: ResourceKind; name: string };

/** Where journals live: `$SCS_STATE_DIR`, else `$XDG_STATE_HOME/scs`, else `~/.local/state/scs`. */
export function stateFolder(env: NodeJS.ProcessEnv): string {
  return env['SCS_STATE_DIR'] || join(env['XDG_STATE_HOME'] || join(homedir(), '.local', 'state'), 'scs');
}

/** The list of what a run creates and has not deleted yet. */
export interface Journal {
  /** @throws ConformanceError `journal-unwritable`; then nothing must be created */
  creating(kind: ResourceKind, name: string): void;
  created(kind: ResourceKind, name: string, id: string): void;
  /** The cloud refused to create it: there is nothing to delete. */
  notCreated(kind: ResourceKind, name: string): void;
  deleted(kind: ResourceKind, name: string): void;
}

/** For a replay, which creates nothing. */
export const noJournal: Journal = {
  creating: () => undefined,
  created: () => undefined,
  notCreated: () => undefined,
  deleted: () => undefined,
};

/**
 * A journal on disk, written before the cloud is asked, so that not even a `kill -9` loses track.
 * The file exists from the first resource on and goes away with the last one.
 */
export class FileJournal implements Journal {
  readonly #file: string;
  readonly #header: Header;
  readonly #open = new Map<string, JournalEntry>();
  #isStarted = false;

  /** @param project what tells one project of one cloud from all others, such as its id and the auth URL */
  constructor(folder: string, run: string, project: string) {
    this.#file = join(folder, 'runs', `${run}.jsonl`);
    this.#header = { run, project, host: hostname(), pid: process.pid };
  }

  creating(kind: ResourceKind, name: string): void {
    this.#open.set(`${kind} ${name}`, { kind, name });
    this.#write({ event: 'creating', kind, name });
  }

  created(kind: ResourceKind, name: string, id: string): void {
    this.#open.set(`${kind} ${name}`, { kind, name, id });
    this.#write({ event: 'created', kind, name, id });
  }

  notCreated(kind: ResourceKind, name: string): void {
    this.#open.delete(`${kind} ${name}`);
    this.#write({ event: 'refused', kind, name });
    this.#closeIfDone();
  }

  deleted(kind: ResourceKind, name: string): void {
    this.#open.delete(`${kind} ${name}`);
    this.#write({ event: 'deleted', kind, name });
    this.#closeIfDone();
  }

  /** Deletes the file once nothing is left to be deleted in the cloud. */
  #closeIfDone(): void {
    if (this.#open.size > 0) return;
    rmSync(this.#file, { force: true });
    this.#isStarted = false;
  }

  #write(line: Line): void {
    try {
      if (!this.#isStarted) {
        mkdirSync(join(this.#file, '..'), { recursive: true, mode: 0o700 });
        appendFileSync(this.#file, `${JSON.stringify(this.#header)}\n`, { mode: 0o600 });
        this.#isStarted = true;
      }
      appendFileSync(this.#file, `${JSON.stringify(line)}\n`, { flush: true });
    } catch (error) {
      throw new ConformanceError(
        'journal-unwritable',
        `The journal ${this.#file} cannot be written: ${String(error)}.`,
        'Make the folder writable or name another one in SCS_STATE_DIR. Without a journal nothing is created.',
        { cause: error },
      );
    }
  }
}

/** The journals of runs on this project that are still there. */
export function readJournals(folder: string, project: string): LeftJournal[] {
  let files: string[];
  try {
    files = readdirSync(join(folder, 'runs')).filter((file) => file.endsWith('.jsonl'));
  } catch {
    return [];
  }
  return files.flatMap((name) => {
    const journal = readJournal(join(folder, 'runs', name));
    return journal?.project === project ? [journal] : [];
  });
}

function readJournal(file: string): LeftJournal | undefined {
  const lines = readFileSync(file, 'utf8').split('\n').flatMap(parseLine);
  const header = lines[0] as Header | undefined;
  if (typeof header?.run !== 'string' || typeof header.project !== 'string') return undefined;
  const entries = new Map<string, JournalEntry>();
  for (const line of lines.slice(1) as Line[]) {
    if (line.event === 'deleted' || line.event === 'refused') {
      entries.delete(`${line.kind} ${line.name}`);
    } else {
      const { kind, name } = line;
      entries.set(`${kind} ${name}`, { kind, name, ...('id' in line ? { id: line.id } : {}) });
    }
  }
  const isActive = header.host === hostname() && isAlive(header.pid);
  return { run: header.run, file, isActive, project: header.project, entries: [...entries.values()] };
}

/** A line that was cut off by a kill is no line. */
function parseLine(line: string): unknown[] {
  try {
    return line === '' ? [] : [JSON.parse(line) as unknown];
  } catch {
    return [];
  }
}

function isAlive(pid: number): boolean {
  if (pid === process.pid) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
