import { expect, test } from 'vitest';
import { startBrowser, whyNoBrowser } from '../auth/testing/browser.ts';
import { withServer } from '../testing/with-server.ts';

withServer('the API reference', (server) => {
  test('the document is not sent twice', async () => {
    const { headers } = await server().request('GET', '/api/openapi.json', { as: 'stranger' });
    const again = await server().request('GET', '/api/openapi.json', {
      as: 'stranger',
      headers: { 'if-none-match': headers.get('etag') ?? '' },
    });
    expect([again.status, again.text]).toEqual([304, '']);
  });

  test('the compatible API has a document of its own, where upstream has it', async () => {
    const { headers, json } = await server().request('GET', '/api/status/openapi.json', { as: 'stranger' });
    expect(headers.get('content-type')).toBe('application/json');
    const { info, servers, paths } = json as { info: object; servers: object[]; paths: Record<string, object> };
    expect([info, servers]).toMatchObject([{ version: '1.1.2' }, [{ url: '/api/status' }]]);
    const operations = Object.values(paths).flatMap((methods) => Object.keys(methods));
    expect([Object.keys(paths).length, operations.length]).toEqual([11, 27]);
    expect(paths).toHaveProperty(['/incidents/{incidentId}/updates/{updateOrder}', 'patch']);
  });

  test.skipIf(whyNoBrowser() !== undefined)(
    'shows every operation in a browser, from this server alone, under its policy',
    async () => {
      const browser = await startBrowser();
      try {
        const page = await browser.newPage();
        const complaints: string[] = [];
        const hosts = new Set<string>();
        page.on('console', (message) => {
          if (message.type() === 'error') complaints.push(message.text());
        });
        page.on('pageerror', (error) => complaints.push(error.message));
        page.on('request', (request) => hosts.add(new URL(request.url()).origin));
        const answer = await page.goto(`${server().url}/api/docs`);
        expect(answer?.headers()['content-security-policy']).toContain("script-src 'self';");
        await page.getByText('/api/v1/incidents/{id}/publish').waitFor();
        await page.getByText('/api/v2/summary.json').waitFor();
        expect(complaints).toEqual([]);
        hosts.delete('null');
        expect([...hosts]).toEqual([server().url]);
      } finally {
        await browser.close();
      }
    },
    60_000,
  );
});
