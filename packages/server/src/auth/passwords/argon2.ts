import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { oneOfFew } from '../../http/one-of-few.ts';

/** RFC 9106 §4, the second recommended option: 64 MiB, three passes, four lanes, a salt of 128 bits and a tag of 256. */
const parameters = { memory: 65_536, passes: 3, parallelism: 4 };
const tagLength = 32;

const derive = promisify(argon2);
/** Each takes 64 MiB while it runs: a flood of sign-ins must not take all memory. */
const inTurn = oneOfFew(2, 50, 'Too many people sign in at the moment.');

/**
 * Hashes a password, for keeping, in PHC form: `$argon2id$v=19$m=65536,t=3,p=4$salt$tag`.
 *
 * @throws ServerError `too-many-requests` when too many wait already
 */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const tag = await tagOf(password, salt, parameters);
  const { memory, passes, parallelism } = parameters;
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${base64(salt)}$${base64(tag)}`;
}

/** Whether a password is the one that was hashed. A hash in a form that is not ours fits no password. */
export async function isPassword(hash: string, password: string): Promise<boolean> {
  const match = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,2}),p=(\d{1,2})\$([\w+/]+)\$([\w+/]+)$/.exec(hash);
  if (match === null) return false;
  const [, memory, passes, parallelism, salt = '', tag = ''] = match;
  const kept = Buffer.from(tag, 'base64');
  const given = await tagOf(password, Buffer.from(salt, 'base64'), {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
  });
  return kept.length === given.length && timingSafeEqual(kept, given);
}

/** Whether a hash was made with other parameters than today's. */
export function isOutdated(hash: string): boolean {
  const { memory, passes, parallelism } = parameters;
  return !hash.startsWith(`$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$`);
}

/** Takes as long as looking at a real password: how long a sign-in takes must not tell whether there is such an account. */
export async function wasteTime(password: string): Promise<void> {
  await tagOf(password, Buffer.alloc(16), parameters);
}

function tagOf(
  password: string,
  nonce: Buffer,
  { memory, passes, parallelism }: { memory: number; passes: number; parallelism: number },
): Promise<Buffer> {
  // the same letter can be typed in several ways (NIST SP 800-63B §3.1.1.2)
  const message = Buffer.from(password.normalize('NFKC'));
  return inTurn(() => derive('argon2id', { message, nonce, parallelism, memory, passes, tagLength }));
}

function base64(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('=', '');
}
