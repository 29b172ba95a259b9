import type { LookupAddress } from 'node:dns';
import { expect, test } from 'vitest';
import { backOffMs } from './back-off.ts';
import { isPublicAddress } from './public-address.ts';
import { publicLookup } from './public-lookup.ts';
import { signWebhook } from './sign-webhook.ts';

test('a message is signed as Standard Webhooks lays down', () => {
  // an example that its libraries are tested with
  const headers = signWebhook('msg_p5jXN8AQM9LWM0D4loKWxJek', '{"test": 2432232314}', {
    secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
    at: new Date(1614265330_999),
  });
  expect(headers).toEqual({
    'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    'webhook-timestamp': '1614265330',
    'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  });
});

test('attempts are made ever more rarely, and given up after about a day', () => {
  const delays: number[] = [];
  for (let failures = 1; ; failures += 1) {
    const delayMs = backOffMs(failures, 0);
    if (delayMs === undefined) break;
    delays.push(delayMs);
  }
  expect(delays).toEqual(delays.toSorted((a, b) => a - b));
  const hours = delays.reduce((sum, delayMs) => sum + delayMs, 0) / 3_600_000;
  expect(hours).toBeGreaterThan(23);
  expect(hours).toBeLessThan(25);
  expect(backOffMs(1, 1)).toBe(6000);
});

test.each([
  ['93.184.215.14', true],
  ['2606:2800:21f:cb07:6820:80da:af6b:8b2c', true],
  ['127.0.0.1', false],
  ['10.1.2.3', false],
  ['172.31.255.255', false],
  ['172.32.0.1', true],
  ['192.168.1.1', false],
  ['100.64.0.1', false],
  ['169.254.169.254', false],
  ['0.0.0.0', false],
  ['224.0.0.1', false],
  ['255.255.255.255', false],
  ['::1', false],
  ['::', false],
  ['::ffff:10.0.0.1', false],
  ['::ffff:93.184.215.14', false],
  ['64:ff9b::a00:1', false],
  ['fd00::1', false],
  ['fe80::1', false],
  ['fe80::1%eth0', false],
  ['ff02::1', false],
  ['2002:a00:1::', false],
  ['2001:db8::1', false],
  ['example.com', false],
])('the address %s is public: %s', (address, isPublic) => {
  expect(isPublicAddress(address)).toBe(isPublic);
});

test.each<[string, LookupAddress[], boolean]>([
  ['a public address', [{ address: '93.184.215.14', family: 4 }], true],
  ['a private address', [{ address: '10.0.0.1', family: 4 }], false],
  [
    'a private one among public ones',
    [
      { address: '93.184.215.14', family: 4 },
      { address: '::1', family: 6 },
    ],
    false,
  ],
  ['no address at all', [], false],
])('a name with %s', async (_title, addresses, isAllowed) => {
  const lookup = publicLookup(() => Promise.resolve(addresses));
  const looked = (all: boolean) =>
    new Promise((resolve) => {
      lookup('receiver.example', { all }, (error, address) => {
        resolve(error === null ? address : error.name);
      });
    });
  expect(await looked(true)).toEqual(isAllowed ? addresses : 'PrivateAddress');
  expect(await looked(false)).toEqual(isAllowed ? addresses[0]?.address : 'PrivateAddress');
});
