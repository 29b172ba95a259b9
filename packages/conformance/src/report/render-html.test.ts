import { pathToFileURL } from 'node:url';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import * as fc from 'fast-check';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../model/report.ts';
import { de } from './html/messages/de.ts';
import { en } from './html/messages/en.ts';
import type { Language } from './html/messages/messages.ts';
import { renderHtml } from './render-html.ts';
import { arbitraryReport } from './testing/arbitrary-report.ts';
import { chromiumPath, whyNoChromium } from './testing/peers.ts';
import { passingSample, sampleReport, sampleWithFindings } from './testing/sample-report.ts';

const page = (report: Report) => renderHtml(report, { lang: 'en' });

/** The elements that the page is made of; a hostile name must not add another. */
const ownElements = new Set(
  'html head meta title style body svg symbol circle path pattern rect use a header p h1 bdi span dl div dt dd main section h2 ul li h3 small article code details summary ol b pre table caption thead tr th tbody td footer time'.split(
    ' ',
  ),
);

describe('the HTML report', () => {
  it('says the verdict first, in words', () => {
    expect(page(sampleReport())).toContain('<h2 id="verdict">Does not meet SCS-compatible IaaS v5.1</h2>');
    expect(page(passingSample())).toContain('<h2 id="verdict">Meets SCS-compatible IaaS v5.1</h2>');
  });

  it('says near the verdicts which version may be certified, and until when each result is valid', () => {
    expect(page(sampleReport())).toContain('<b>Certifiable:</b> none: v5.1 fails; next is a draft</p>');
    expect(page(passingSample())).toContain('<b>Certifiable:</b> v5.1 (effective)</p>');
    const cell = '<time datetime="2026-08-31T00:00:00.000Z">31 Aug 2026, 00:00 UTC</time> (week)</td>';
    expect(page(sampleReport()).split(cell)).toHaveLength(8 + 1);
    const german = renderHtml(sampleReport(), { lang: 'de' });
    expect(german).toContain(
      '<b>Zertifizierbar:</b> keine Version: v5.1 ist nicht bestanden; next ist ein Entwurf</p>',
    );
    expect(german).toContain('31.08.2026, 00:00 UTC</time> (Woche)</td>');
  });

  it('says so when the run could not run, or nothing was tested', () => {
    const critical = [{ code: 'x', message: 'The role member is missing.', hint: 'Assign it.' }];
    expect(page(sampleReport({ critical }))).toContain('<h2 id="verdict">The check could not run</h2>');
    expect(page(sampleReport({ critical }))).toContain('The role member is missing. Assign it.');
    expect(page(sampleReport({ results: [] }))).toContain('<h2 id="verdict">Nothing was tested</h2>');
  });

  it('says when the run was limited, or from a recording', () => {
    const { run } = sampleReport();
    const limited = { ...run, sections: ['light'], forcedTests: 'scs-0100', isReplay: true };
    const text = page(sampleReport({ run: limited }));
    expect(text).toContain('sections light; testcases that match scs-0100');
    expect(text).toContain('from a recording, not from the cloud itself');
  });

  it('speaks German, but leaves the evidence in English and marked as such', () => {
    const text = renderHtml(sampleReport(), { lang: 'de' });
    expect(text).toContain('<html lang="de">');
    expect(text).toContain('Erfüllt SCS-compatible IaaS v5.1 nicht');
    expect(text).toContain('21. August 2026');
    expect(text).toContain('<span lang="en">The mandatory flavor SCS-2V-8 is missing.</span>');
  });

  it('has every message in both languages', () => {
    const shape = (value: unknown): unknown =>
      typeof value === 'object' && value !== null
        ? Object.fromEntries(Object.entries(value).map(([key, field]) => [key, shape(field)]))
        : typeof value;
    expect(shape(de)).toEqual(shape(en));
    expect(JSON.stringify([en, de])).not.toContain('""');
  });

  it('bounds findings and names', () => {
    const finding = { severity: 'error' as const, message: `Wrong. ${'x'.repeat(10_000)}`, clause: 'scs-0100-v3' };
    const text = page(sampleWithFindings(Array.from({ length: 5000 }, () => finding)));
    expect(text.match(/Wrong\./g)).toHaveLength(100);
    expect(text).not.toContain('x'.repeat(1001));
    expect(text).toContain('… and 4,900 more. The JSON report has them all.');
  });

  it('links to nothing but the web', () => {
    const report = sampleReport();
    const testcases = report.testcases.map((testcase) => ({ ...testcase, url: 'javascript:alert(1)' }));
    expect(page({ ...report, testcases })).not.toContain('javascript:');
  });

  it('has no element and no attribute that comes from a name', () => {
    fc.assert(
      fc.property(arbitraryReport, (report) => {
        const markup = page(report)
          .replace(/<!doctype html>/, '')
          .replace(/<style>[^]*?<\/style>/, '');
        // what is in quotes may hold no quote, and what is outside of tags no angle bracket
        const tag = /<\/?([a-z][a-z0-9]*)((?:\s+[a-z-]+(?:="[^"<>]*")?)*)\s*\/?>/gi;
        const tags = [...markup.matchAll(tag)];
        expect(markup.replaceAll(tag, '')).not.toMatch(/[<>]/);
        for (const [, name = '', attributes = ''] of tags) {
          expect(ownElements).toContain(name.toLowerCase());
          const names = attributes.replaceAll(/="[^"]*"/g, '');
          expect(names).not.toMatch(/\b(?:on\w+|style|src|srcset|formaction)\b/i);
        }
      }),
      { numRuns: 40 },
    );
  });
});

const noChromium = whyNoChromium();

describe.skipIf(noChromium !== undefined)(`the HTML report in a browser (${noChromium ?? 'Chromium'})`, () => {
  let browser: Browser;
  let folder: string;

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox'] });
    folder = await mkdtemp(join(tmpdir(), 'scs-html-'));
  });

  afterAll(async () => {
    await browser.close();
    await rm(folder, { recursive: true, force: true });
  });

  interface View {
    width: number;
    colorScheme: 'light' | 'dark';
    lang?: Language;
  }

  /** Opens a report, and collects what the page complains about and what it asks the network for. */
  async function open(report: Report, { width, colorScheme, lang = 'en' }: View) {
    const file = join(folder, 'report.html');
    await writeFile(file, renderHtml(report, { lang }));
    const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme });
    const opened = await context.newPage();
    const complaints: string[] = [];
    const requests: string[] = [];
    opened.on('console', (message) => complaints.push(message.text()));
    opened.on('pageerror', (error) => complaints.push(String(error)));
    opened.on('dialog', (dialog) => {
      complaints.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    opened.on('request', (request) => requests.push(request.url()));
    const url = pathToFileURL(file).href;
    await opened.goto(url);
    return {
      opened,
      complaints,
      requests: requests.filter((request) => request !== url),
      close: () => context.close(),
    };
  }

  async function overflow(opened: Page): Promise<number> {
    return opened.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
  }

  it.each<View>([
    { width: 320, colorScheme: 'light' },
    { width: 320, colorScheme: 'dark', lang: 'de' },
    { width: 1280, colorScheme: 'light', lang: 'de' },
    { width: 1280, colorScheme: 'dark' },
  ])('has no accessibility violations, and fits: %j', async (view) => {
    const { opened, complaints, requests, close } = await open(sampleReport(), view);
    await opened.evaluate('document.querySelectorAll("details").forEach((details) => { details.open = true; })');
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const { violations } = await new AxeBuilder({ page: opened }).withTags(tags).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
    expect(await overflow(opened)).toBe(0);
    expect(complaints).toEqual([]);
    expect(requests).toEqual([]);
    await close();
  });

  it('is drawn with its own style, which the policy lets through', async () => {
    const { opened, close } = await open(sampleReport(), { width: 1280, colorScheme: 'light' });
    const fill: string = await opened.evaluate('getComputedStyle(document.querySelector(".bar rect.pass")).fill');
    expect(fill).toBe('rgb(80, 195, 165)');
    await close();
  });

  it('can be used with the keyboard alone', async () => {
    const { opened, close } = await open(sampleReport(), { width: 1280, colorScheme: 'light' });
    await opened.keyboard.press('Tab');
    expect(await opened.evaluate('document.activeElement.textContent')).toBe(en.skipToContent);
    const closed = opened.locator('details:not([open]) summary').first();
    await closed.focus();
    await opened.keyboard.press('Enter');
    expect(await opened.locator('details:not([open])').count()).toBe(0);
    await close();
  });

  it('prints the findings that are folded on the screen', async () => {
    const { opened, close } = await open(sampleReport(), { width: 1280, colorScheme: 'light' });
    const isShown = 'document.querySelector("details:not([open]) .finding").checkVisibility()';
    expect(await opened.evaluate(isShown)).toBe(false);
    await opened.emulateMedia({ media: 'print' });
    expect(await opened.evaluate(isShown)).toBe(true);
    await close();
  });

  it('runs, loads and draws nothing that hostile names ask for', async () => {
    const hostile = [
      '<script>document.title = "owned"; alert(1)</script>',
      '"><img src="https://example.invalid/x.png" onerror="alert(1)">',
      "' onmouseover='alert(1)' x='",
      '</style></title><iframe src="https://example.invalid/"></iframe>',
      `\u202e${'x'.repeat(10_000)}`,
    ];
    const findings = hostile.map((name) => ({
      severity: 'error' as const,
      message: `Flavor "${name}" is wrong.`,
      clause: name,
      resource: { type: 'flavor' as const, id: name, name },
      attribute: name,
      found: name,
      wanted: name,
      mend: [`openstack flavor delete ${name}`],
    }));
    const report = { ...sampleWithFindings(findings), subject: hostile.join(' ') };
    const { opened, complaints, requests, close } = await open(report, { width: 320, colorScheme: 'light' });
    const names: string[] = await opened.evaluate(
      '[...new Set([...document.querySelectorAll("*")].map((element) => element.localName))]',
    );
    expect(names.filter((name) => !ownElements.has(name))).toEqual([]);
    expect(await opened.locator('.finding').count()).toBe(hostile.length + 3);
    expect(await overflow(opened)).toBe(0);
    expect(complaints).toEqual([]);
    expect(requests).toEqual([]);
    await close();
  });
});
