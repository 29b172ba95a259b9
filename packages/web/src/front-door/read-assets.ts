import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PageAsset } from '@scs/server';

const contentTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** SvelteKit's own scripts, of which public pages have none. */
const ofKit = /\/immutable\/(?:chunks|entry|nodes)\//;

/** Reads the files that browsers ask for, by their paths. They are few and small. */
export function readAssets(folder: URL): ReadonlyMap<string, PageAsset> {
  const root = fileURLToPath(folder);
  const assets = new Map<string, PageAsset>();
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    const contentType = contentTypes[extname(entry.name)];
    if (!entry.isFile() || contentType === undefined) continue;
    const file = join(entry.parentPath, entry.name);
    const path = `/${relative(root, file).split(sep).join('/')}`;
    assets.set(path, {
      contentType,
      body: readFileSync(file),
      isImmutable: path.includes('/immutable/'),
      isForConsole: ofKit.test(path),
    });
  }
  return assets;
}
