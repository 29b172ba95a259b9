import { expect, test } from 'vitest';
import { copyStore } from '../mirror/copy-store.ts';
import { directoryTarget } from './directory-target.ts';

test.runIf(process.platform === 'linux')('where no folder can be made, that is said', async () => {
  const target = directoryTarget('/proc/scs/site');
  await target.begin([]);
  await expect(target.write('index.html', Buffer.from(''))).rejects.toMatchObject({ code: 'not-written' });
  const store = copyStore('/proc/scs/mirror');
  await expect(store.put('0'.repeat(64), Buffer.from(''))).rejects.toMatchObject({ code: 'not-written' });
});
