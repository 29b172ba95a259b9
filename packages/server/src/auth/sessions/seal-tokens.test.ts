import { expect, test } from 'vitest';
import { newSecret } from '../secret.ts';
import { openTokens, sealTokens } from './seal-tokens.ts';

test('only the secret of the session opens its tokens, and only as they were sealed', () => {
  const secret = newSecret();
  const tokens = { refreshToken: 'refresh-me', idToken: 'who-it-is' };
  const sealed = sealTokens(secret, tokens);
  expect(openTokens(secret, sealed)).toEqual(tokens);
  expect(sealed.toString('latin1')).not.toContain('refresh-me');
  expect(sealTokens(secret, tokens)).not.toEqual(sealed);
  expect(openTokens(newSecret(), sealed)).toBeUndefined();
  sealed[20] = (sealed[20] ?? 0) ^ 1;
  expect(openTokens(secret, sealed)).toBeUndefined();
  expect(openTokens(secret, Buffer.alloc(3))).toBeUndefined();
});
