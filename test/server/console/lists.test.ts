// Lists on a phone are cards that show everything, and no name is so long that it buries the others.
import { expect } from 'vitest';
import { browserTest, expectNoBarrier, withConsole, type ConsoleBench } from './console-bench.ts';

async function fill({ api }: ConsoleBench, name: string): Promise<void> {
  const [component, type] = await Promise.all([
    api('POST', '/components', { displayName: name }),
    api('POST', '/impact-types', { displayName: name, description: 'It does not answer.' }),
  ]);
  const reference = component.id;
  const hour = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
  await api('POST', '/incidents', {
    displayName: name,
    affects: [{ reference, type: type.id, severity: 50 }],
  });
  await api('POST', '/maintenances', {
    displayName: name,
    affects: [{ reference, type: type.id }],
    plannedStart: hour(24),
    plannedEnd: hour(26),
  });
  await api('POST', '/component-groups', { name });
  await api('POST', '/tokens', { name: 'A probe', role: 'reporter', isPersonal: false, expiresAt: null });
  await api('POST', '/subscriptions', { kind: 'webhook', address: 'http://127.0.0.1:9/nobody' });
}

withConsole('lists of the console', (bench) => {
  browserTest(
    'on a phone, each row is a card with all of it in sight',
    async () => {
      await fill(bench(), `Long ${'and longer '.repeat(40)}`);
      const page = await bench().signIn({ viewport: { width: 360, height: 740 }, locale: 'de', colorScheme: 'dark' });
      for (const path of [
        'maintenances',
        'components',
        'groups',
        'severities',
        'impact-types',
        'subscribers',
        'tokens',
        'users',
        'deliveries',
      ]) {
        await page.goto(`/console/${path}`);
        await expectNoBarrier(page);
        const cells = await page.evaluate<{ right: number; count: number }>(
          `(() => { const cells = [...document.querySelectorAll('main tbody td')];
            return { count: cells.length, right: Math.max(0, ...cells.map((cell) => cell.getBoundingClientRect().right)) }; })()`,
        );
        expect(cells.right, path).toBeLessThanOrEqual(360);
        if (path !== 'deliveries') expect(cells.count, path).toBeGreaterThan(0);
        // still a table for who hears it
        if (cells.count > 0) expect(await page.getByRole('columnheader').count(), path).toBeGreaterThan(1);
      }
    },
    120_000,
  );

  browserTest(
    'a very long title takes two lines of the overview and of the lists',
    async () => {
      const page = await bench().signIn({ viewport: { width: 360, height: 740 } });
      for (const path of ['/console', '/console/incidents', '/console/maintenances', '/console/components']) {
        await page.goto(path);
        const link = page
          .locator('main')
          .getByRole('link', { name: /^Long and longer/ })
          .first();
        expect((await link.boundingBox())?.height, path).toBeLessThan(60);
        expect(await link.getAttribute('title')).toContain('and longer and longer');
      }
    },
    60_000,
  );
});
