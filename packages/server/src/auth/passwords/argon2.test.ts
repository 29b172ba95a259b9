import { argon2Sync } from 'node:crypto';
import { expect, test } from 'vitest';
import { hashPassword, isOutdated, isPassword } from './argon2.ts';

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
