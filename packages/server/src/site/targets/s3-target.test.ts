import { describe, expect, onTestFinished, test } from 'vitest';
import { manifestName, writeManifest, type Manifest } from '../manifest.ts';
import { startSignedStore, storeKeys, type SignedStore } from '../testing/signed-store.ts';
import { s3Target, type BucketSettings } from './s3-target.ts';

const region = 'eu-central-1';
const manifest: Manifest = {
  format: 'scs-site',
  formatVersion: 1,
  exportedAt: '2026-11-01T00:00:00.000Z',
  publicUrl: 'https://status.example.com',
  name: 'Example',
  files: [],
};

async function start(): Promise<SignedStore> {
  const store = await startSignedStore(region);
  onTestFinished(() => store.stop());
  return store;
}

const targetOf = ({ endpoint }: Pick<SignedStore, 'endpoint'>, more: Partial<BucketSettings> = {}) =>
  s3Target({ endpoint, region, bucket: 'status', prefix: 'site/', ...storeKeys, ...more });

describe('a bucket', () => {
  test('takes files, with their types, the list last; what is gone is deleted after it', async () => {
    const store = await start();
    const target = targetOf(store);
    expect(await target.readManifest()).toBeUndefined();
    await target.begin(['en/index.html', '_app/immutable/x.css']);
    await target.write('en/index.html', Buffer.from('<p>ü</p>'));
    await target.write('_app/immutable/x.css', Buffer.from('body{}'));
    await target.commit(writeManifest(manifest), ['en/old.html']);
    expect(store.asked.slice(1)).toEqual([
      'PUT /status/site/en/index.html',
      'PUT /status/site/_app/immutable/x.css',
      `PUT /status/site/${manifestName}`,
      'DELETE /status/site/en/old.html',
    ]);
    expect(store.objects.get('/status/site/en/index.html')).toEqual({
      body: Buffer.from('<p>ü</p>'),
      contentType: 'text/html; charset=utf-8',
      cacheControl: 'no-cache',
    });
    expect(store.objects.get('/status/site/_app/immutable/x.css')?.cacheControl).toContain('immutable');
    expect(await target.readManifest()).toEqual(manifest);
  });

  test('that is busy is asked again', async () => {
    const store = await start();
    store.failures = 2;
    await targetOf(store).write('index.html', Buffer.from('x'));
    expect(store.objects.size).toBe(1);
  });

  test.each([
    ['a secret that is wrong', { secretAccessKey: 'wrong' }, 'SignatureDoesNotMatch'],
    ['a key that it does not know', { accessKeyId: 'wrong' }, 'InvalidAccessKeyId'],
    ['another region', { region: 'mars' }, 'AuthorizationHeaderMalformed'],
  ])('refuses %s, and the error says what to look at, without the secret', async (_name, wrong, code) => {
    const store = await start();
    const failed = await targetOf(store, wrong)
      .write('index.html', Buffer.from('x'))
      .catch((error: unknown) => error);
    expect(failed).toMatchObject({
      code: 'not-written',
      message: expect.stringContaining(`403 ${code}`) as unknown,
      hint: expect.stringContaining('accessKeyId') as unknown,
    });
    expect(String(failed)).not.toContain(storeKeys.secretAccessKey);
  });

  test('that cannot be reached is named', async () => {
    const store = await startSignedStore(region);
    await store.stop();
    await expect(targetOf(store).readManifest()).rejects.toMatchObject({
      code: 'not-written',
      message: expect.stringContaining('ECONNREFUSED') as unknown,
    });
  });
});
