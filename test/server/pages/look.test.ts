import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runScs, temporaryFolder } from '../../run-scs.ts';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startPages, type PagesServer } from './start-pages.ts';

const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script><rect width="9" height="9"/></svg>';

describe('the look of the operator', () => {
  let server: PagesServer;
  beforeAll(async () => {
    server = await startPages(
      `name: Example Cloud
logo: logo.svg
colours: { light: { link: '#5b2a86' } }
about: 'We are **here**. <script>alert(1)</script>'
groupBy: [region, zone]
links: [{ label: Our site, url: 'https://www.example.com/' }]
legal:
  imprint: { en: { file: imprint.en.md }, de: { file: imprint.de.md } }
  privacy: { de: { url: 'https://www.example.com/datenschutz' } }`,
      { 'logo.svg': svg, 'imprint.en.md': 'The *firm*.', 'imprint.de.md': '# Anbieter\n\nDie Firma.' },
    );
    const group = await server.make('/component-groups', { name: 'Explicit' });
    for (const [displayName, labels, groupId] of [
      ['One', { region: 'north', zone: 'a' }, null],
      ['Two', { region: 'north', zone: 'b' }, null],
      ['Three', { region: 'north', zone: 'a' }, null],
      ['Four', { region: 'north', zone: 'a' }, group],
      ['Five', { other: 'x' }, null],
      ['Six', { zone: 'c' }, null],
    ] as const) {
      await server.make('/components', { displayName, labels, ...(groupId === null ? {} : { groupId }) });
    }
  }, 60_000);
  afterAll(() => server.remove());

  test('the logo is on the page and is its icon; opened for itself it runs nothing', async () => {
    const { text } = await server.read('/');
    expect(text).toContain('<img src="/logo.svg" alt=""');
    expect(text).toContain('<link rel="icon" href="/logo.svg"');
    const { status, headers, text: sent } = await server.read('/logo.svg');
    expect([status, sent]).toEqual([200, svg]);
    expect(headers.get('content-type')).toBe('image/svg+xml');
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none';.* sandbox$/);
    expect((await server.read('/logo.png')).status).toBe(404);
  });

  test('colours, texts and links are on the page, harmless', async () => {
    const { text } = await server.read('/');
    expect(text).toContain('<link rel="stylesheet" href="/theme.css"');
    expect((await server.read('/theme.css')).text).toContain('--main:#5b2a86');
    expect(text).toContain('We are <strong>here</strong>.');
    expect(text).not.toContain('<script>');
    expect(text).toContain('<a href="https://www.example.com/">Our site</a>');
  });

  test('legal texts are in the reader’s language, in another one if need be, or elsewhere', async () => {
    expect((await server.read('/imprint')).text).toMatch(/<h1>Legal notice<\/h1>.*The <em>firm<\/em>/s);
    const german = await server.read('/imprint', { 'accept-language': 'de' });
    expect(german.text).toContain('<h1>Anbieter</h1>');
    const { status, headers } = await server.read('/privacy');
    expect([status, headers.get('location')]).toEqual([303, 'https://www.example.com/datenschutz']);
  });

  test('components without a group are grouped by their labels', async () => {
    const { text } = await server.read('/');
    const names = [...text.matchAll(/<h3><bdi>(.*?)<\/bdi><\/h3>/g)].map(([, name]) => name);
    expect(names).toEqual(['Five', 'Explicit', 'Four', 'north / a', 'One', 'Three', 'north / b', 'Two', 'c', 'Six']);
  });

  test('the table is sorted by links, which say how it is', async () => {
    const order = async (path: string) =>
      [...(await server.read(path)).text.matchAll(/<th scope="row"[^>]*><bdi>(.*?)<\/bdi>/g)].map(([, name]) => name);
    expect(await order('/components/by/name')).toEqual(['Five', 'Four', 'One', 'Six', 'Three', 'Two']);
    expect(await order('/components/by/name/descending')).toEqual(['Two', 'Three', 'Six', 'One', 'Four', 'Five']);
    const { text } = await server.read('/components/by/quarter');
    expect(text).toMatch(/aria-sort="ascending"[^>]*><a href="\/components\/by\/quarter\/descending"[^>]*>90 days/);
    for (const path of ['/components/by/colour', '/components/by/name/ascending', '/components/by/constructor']) {
      expect((await server.read(path)).status, path).toBe(404);
    }
  });
});

test('a logo that is no picture stops the start, and says so', async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'logo.svg'), '<html></html>');
  writeFileSync(join(folder, 'scs.yaml'), 'listen: 127.0.0.1:0\nstatus: { logo: logo.svg }\n');
  const args = ['serve', '--config', join(folder, 'scs.yaml'), '--data-dir', join(folder, 'data')];
  const { code, stderr } = await runScs(args);
  expect(code).toBe(2);
  expect(stderr).toContain('status.logo: this is no SVG, PNG, JPEG or WebP picture');
});
