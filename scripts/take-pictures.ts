// `npm run pictures`: takes the pictures of the README anew, of a server with the sample configuration. Needs Chromium.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { startBrowser, whyNoBrowser } from '../packages/server/src/auth/testing/browser.ts';
import { startScs } from '../test/run-scs.ts';
import { tellStory } from './pictures/story.ts';

const root = join(import.meta.dirname, '..');
const port = '8479';
const url = `http://localhost:${port}`;
const token = crypto.randomUUID();

const reason = whyNoBrowser();
if (reason !== undefined) {
  console.error(reason);
  process.exit(1);
}
const folder = mkdtempSync(join(tmpdir(), 'scs-pictures-'));
const options = ['--config', join(root, 'examples/scs.yaml'), '--listen', `127.0.0.1:${port}`, '--data-dir', folder];
const { child, done } = startScs(['serve', ...options], { env: { SCS_BOOTSTRAP_TOKEN: token } });
try {
  await ready();
  const { incident } = await tellStory(api, new Date());
  const browser = await startBrowser();
  for (const { name, path, ...look } of picturesOf(incident)) {
    const { width, height, dark = false, whole = false } = look;
    const context = await browser.newContext({
      baseURL: url,
      locale: 'en-GB',
      timezoneId: 'Europe/Berlin',
      viewport: { width, height },
      colorScheme: dark ? 'dark' : 'light',
      extraHTTPHeaders: path.startsWith('/console') ? { authorization: `Bearer ${token}` } : {},
    });
    const page = await context.newPage();
    await page.goto(path, { waitUntil: 'load' });
    await page.evaluate('document.fonts.ready');
    await page.screenshot({ path: join(root, 'docs/pictures', `${name}.png`), fullPage: whole });
    console.log(`docs/pictures/${name}.png`);
    await context.close();
  }
  await browser.close();
} finally {
  child.kill('SIGTERM');
  await done;
  rmSync(folder, { recursive: true, force: true });
}

interface Picture {
  readonly name: string;
  readonly path: string;
  readonly width: number;
  readonly height: number;
  readonly dark?: boolean;
  /** The page to its end, instead of what is seen first. */
  readonly whole?: boolean;
}

function picturesOf(incident: string): readonly Picture[] {
  const desktop = { width: 1100, height: 900 };
  const phone = { width: 360, height: 740 };
  return [
    { name: 'status-page', path: '/', ...desktop },
    { name: 'status-page-phone-dark', path: '/', ...phone, dark: true },
    { name: 'incident-phone', path: `/incidents/${incident}`, ...phone },
    { name: 'console', path: '/console', ...desktop },
    { name: 'console-incident', path: `/console/incidents/${incident}`, ...desktop },
    { name: 'console-new-incident-phone', path: '/console/incidents/new', ...phone, dark: true },
    { name: 'console-calendar', path: '/console/maintenances/calendar', ...desktop, dark: true },
  ];
}

async function ready(): Promise<void> {
  for (let attempt = 0; attempt < 150; attempt++) {
    if ((await fetch(`${url}/readyz`).catch(() => undefined))?.ok === true) return;
    await setTimeout(200);
  }
  throw new Error('The server did not start within 30 s.');
}

async function api<T = { id: string }>(method: string, path: string, body?: object): Promise<T> {
  const answer = await fetch(`${url}/api/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as T;
}
