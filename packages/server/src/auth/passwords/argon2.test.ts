import { argon2Sync } from 'node:crypto';
import { expect, test } from 'vitest';
import { hashPassword, isOutdated, isPassword } from './argon2.ts';
import { oneOfFew } from './one-of-few.ts';

test('a password is kept as argon2id with the parameters of RFC 9106, and a salt of its own', async () => {
  const [one, other] = await Promise.all([hashPassword('correct horse'), hashPassword('correct horse')]);
  expect(one).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=4\$[\w+/]{22}\$[\w+/]{43}$/);
  expect(one).not.toBe(other);
  expect(isOutdated(one)).toBe(false);
  const [, , , , salt = '', tag] = one.split('$');
  const again = argon2Sync('argon2id', {
    message: 'correct horse',
    nonce: Buffer.from(salt, 'base64'),
    memory: 65_536,
    passes: 3,
    parallelism: 4,
    tagLength: 32,
  });
  expect(again.toString('base64').replaceAll('=', '')).toBe(tag);
});

test('only the password itself fits, however its letters are composed', async () => {
  const hash = await hashPassword('Überraschung 1');
  expect(await isPassword(hash, 'U\u0308berraschung 1')).toBe(true);
  expect(await isPassword(hash, 'Uberraschung 1')).toBe(false);
  expect(await isPassword('plain', 'plain')).toBe(false);
});

test('a hash with other parameters still fits, and is known to be outdated', async () => {
  const nonce = Buffer.alloc(16, 1);
  const tag = argon2Sync('argon2id', { message: 'old', nonce, memory: 1024, passes: 2, parallelism: 1, tagLength: 32 });
  const hash = `$argon2id$v=19$m=1024,t=2,p=1$${nonce.toString('base64').replaceAll('=', '')}$${tag.toString('base64').replaceAll('=', '')}`;
  expect(await isPassword(hash, 'old')).toBe(true);
  expect(await isPassword(hash, 'new')).toBe(false);
  expect(isOutdated(hash)).toBe(true);
});

test('no more run at a time than may, all come to their turn, and who comes when too many wait is refused', async () => {
  const inTurn = oneOfFew(2, 3);
  let [running, most] = [0, 0];
  const ends: (() => void)[] = [];
  const work = async () => {
    running += 1;
    most = Math.max(most, running);
    await new Promise<void>((resolve) => ends.push(resolve));
    running -= 1;
  };
  const all = Array.from({ length: 5 }, () => inTurn(work));
  await expect(inTurn(work)).rejects.toMatchObject({ code: 'too-many-requests' });
  for (let ended = 0; ended < 5;) {
    const end = ends.shift();
    if (end !== undefined) ended += 1;
    end?.();
    await new Promise((resolve) => setImmediate(resolve));
  }
  await Promise.all(all);
  expect(most).toBe(2);
});
