import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Account, Layout } from './types.ts';

/** The port is a part of the socket's name, nothing else: no network is involved. */
export const socketPort = 5432;
export const socketName = `.s.PGSQL.${socketPort}`;

/** The kernel's limit for the path of a socket is 108 bytes on Linux and 104 on macOS, the final NUL included. */
const maxPathBytes = process.platform === 'darwin' ? 103 : 107;

/**
 * Makes the directory of the socket: in the data directory, or, where that path is too long for a socket, a private one under the
 * system's temporary directory, whose name cannot be guessed and so not be taken beforehand. Only the database's account
 * (and root) can enter it.
 */
export function makeSocketDirectory({ socket, base }: Layout, account: Account): string {
  removeOutsideDirectory(base);
  const isShort = fits(socket);
  if (isShort) mkdirSync(socket, { recursive: true, mode: 0o700 });
  const directory = isShort ? socket : makeOutside(base);
  if (account.isForeign) chownSync(directory, account.uid, account.gid);
  chmodSync(directory, 0o700);
  return directory;
}

/** Where the socket of a running cluster is. */
export function socketDirectoryOf({ socket, base }: Layout): string {
  const note = noteIn(base);
  return existsSync(note) ? readFileSync(note, 'utf8') : socket;
}

/** Removes the directory outside of the data directory, if there is one: also that of a killed process. */
export function removeOutsideDirectory(base: string): void {
  const note = noteIn(base);
  if (!existsSync(note)) return;
  const directory = readFileSync(note, 'utf8');
  // only what has the shape of ours is deleted, whatever the note says
  if (/^\/.*\/scs-[A-Za-z0-9]{6}$/.test(directory)) rmSync(directory, { recursive: true, force: true });
  rmSync(note);
}

/** Where the socket of a running database is. */
export function findSocketDirectory({ socket, base }: Layout): string {
  return existsSync(noteIn(base)) ? readFileSync(noteIn(base), 'utf8') : socket;
}

function makeOutside(base: string): string {
  const parent = fits(join(tmpdir(), 'scs-XXXXXX')) ? tmpdir() : '/tmp';
  const directory = mkdtempSync(join(parent, 'scs-'));
  writeFileSync(noteIn(base), directory);
  return directory;
}

function noteIn(base: string): string {
  return join(base, 'socket-directory');
}

function fits(directory: string): boolean {
  return Buffer.byteLength(join(directory, socketName)) <= maxPathBytes;
}
