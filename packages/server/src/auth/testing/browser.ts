import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

/** Debian's Chromium; the tests download no browser. */
const executablePath = '/usr/bin/chromium';

/** Why no page can be looked at here; undefined when one can. */
export function whyNoBrowser(): string | undefined {
  return existsSync(executablePath) ? undefined : 'skipped: no Chromium on this machine (apt-get install chromium)';
}

export function startBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath, args: ['--no-sandbox'] });
}
