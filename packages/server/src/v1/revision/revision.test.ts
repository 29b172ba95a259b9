import { expect, test } from 'vitest';
import { withServer } from '../../testing/with-server.ts';

withServer('the revision', (server) => {
  const revision = async () => {
    const { json } = await server().request('GET', '/api/v1/revision', { as: 'reader' });
    return (json as { revision: number }).revision;
  };

  test('grows with every change, and with nothing else', async () => {
    const first = await revision();
    expect(await revision()).toBe(first);
    await server().request('POST', '/api/v1/components', { body: { displayName: 'API' } });
    const second = await revision();
    expect(second).toBeGreaterThan(first);
    await server().request('POST', '/api/v1/components', { body: { displayName: 7 } });
    await server().request('GET', '/api/v1/components');
    expect(await revision()).toBe(second);
    expect((await server().request('GET', '/api/v1/revision', { as: 'stranger' })).status).toBe(401);
  });
});
