import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { writeDurably } from './write-durably.ts';

/**
 * The password of the role `scs`, in a file that only the account of this process can read.
 *
 * Why a password at all, on a socket that nobody else can reach? Because the account of the database may be a shared one:
 * as root we use `nobody`, and so may other services. `peer` would let any process of that account in, and `trust` anyone who
 * gets to the socket; a password that only we can read fits every case, root or not, with or without an entry in /etc/passwd.
 */
export function readPassword(file: string): string | undefined {
  if (!existsSync(file)) return undefined;
  const password = readFileSync(file, 'utf8').trim();
  return password === '' ? undefined : password;
}

/** Makes a new password (192 random bits) and writes it; it is on the disk before the database hears of it. */
export function writePassword(file: string): string {
  const password = randomBytes(24).toString('base64url');
  writeDurably(file, `${password}\n`, 0o600);
  return password;
}
