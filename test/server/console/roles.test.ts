// What each role is offered in the console is what it may do: nothing that is shown ends in a refusal.
import { expect } from 'vitest';
import { browserTest, withConsole, type ConsoleBench } from './console-bench.ts';

/** One of each, so that every page has something to show. */
async function fill({ api }: ConsoleBench): Promise<void> {
  const group = await api('POST', '/component-groups', { name: 'North' });
  const component = await api('POST', '/components', { displayName: 'Compute', groupId: group.id });
  const type = await api('POST', '/impact-types', { displayName: 'Outage' });
  const affects = [{ reference: component.id, type: type.id }];
  await api('POST', '/templates', { name: 'Power', content: {} });
  const incident = await api('POST', '/incidents', {
    displayName: 'Disks are slow',
    affects: affects.map((one) => ({ ...one, severity: 50 })),
  });
  await api('POST', `/incidents/${incident.id}/updates`, { description: 'We look into it.' });
  const hour = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
  await api('POST', '/maintenances', {
    displayName: 'New disks',
    affects,
    plannedStart: hour(24),
    plannedEnd: hour(26),
  });
}

withConsole('what is offered to roles', (bench) => {
  let isFilled = false;

  browserTest.each(['reader', 'reporter', 'operator'])(
    'no link that a %s is shown leads to a refusal',
    async (role) => {
      if (!isFilled) await fill(bench());
      isFilled = true;
      const page = await bench().signIn({ role, javaScriptEnabled: false });
      const kindOf = (path: string) => path.replaceAll(/[0-9a-f-]{36}/g, 'ID').replace(/\?.*$/, '');
      const seen = new Set<string>();
      const refused: string[] = [];
      const toVisit = ['/console'];
      for (let path = toVisit.shift(); path !== undefined; path = toVisit.shift()) {
        if (seen.has(kindOf(path))) continue;
        seen.add(kindOf(path));
        const answer = await page.goto(path);
        if (answer?.status() !== 200) refused.push(`${path}: ${String(answer?.status())}`);
        // who may change nothing has nothing to send, but to end sessions and to look things up
        if (role === 'reader' && !path.startsWith('/console/sessions')) {
          expect(await page.locator('main form[method=POST] button').count(), path).toBe(0);
        }
        const links: string[] = await page.evaluate(
          `[...document.querySelectorAll('a[href^="/console"]')].map((link) => link.getAttribute('href'))`,
        );
        toVisit.push(...links.map((link) => link.replace(/#.*$/, '')));
      }
      expect(refused).toEqual([]);
      expect(seen.size).toBeGreaterThan(10);
    },
    120_000,
  );

  browserTest('a form that is never offered is refused before anything is done with it', async () => {
    const page = await bench().signIn({ role: 'reader' });
    await page.goto('/console');
    for (const path of [
      '/console/incidents/new?/preview',
      '/console/incidents/new?/look',
      '/console/templates/new?/preview',
      '/console/maintenances/new?/preview',
      '/console/maintenances/check',
    ]) {
      const answer = await page.request.post(path, {
        form: { description: '**bold**' },
        headers: { origin: new URL(page.url()).origin },
      });
      expect([path, answer.status()]).toEqual([path, 403]);
      expect(await answer.text()).not.toContain('<strong>bold');
    }
    for (const path of ['components', 'groups', 'templates', 'severities', 'impact-types', 'phases', 'maintenances']) {
      expect([path, (await page.goto(`/console/${path}/new`))?.status()]).toEqual([path, 403]);
    }
  });
});
