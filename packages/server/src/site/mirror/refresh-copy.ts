import { parseManifest, type Manifest } from '../manifest.ts';
import { SiteError } from '../site-error.ts';
import type { CopySource } from './copy-source.ts';
import { sha256Of, type CopyStore } from './copy-store.ts';

/**
 * Brings a copy up to date: reads the list of the source, and those files that are not here yet. Each must be what the list says.
 * Only when all are here, the new list counts.
 *
 * @returns undefined when there is nothing new
 * @throws SiteError; then the copy is what it was
 */
export async function refreshCopy(
  source: CopySource,
  store: CopyStore,
): Promise<{ manifest: Manifest; fetched: number } | undefined> {
  const text = await source.readManifest();
  if (text === undefined) return undefined;
  try {
    const manifest = parseManifest(text, source.where);
    let fetched = 0;
    for (const { path, sha256, bytes } of manifest.files) {
      if (await store.has(sha256)) continue;
      const body = await source.readFile(path, bytes);
      if (body.length !== bytes || sha256Of(body) !== sha256) throw notWhatIsListed(source, path);
      await store.put(sha256, body);
      fetched += 1;
    }
    await store.keep(manifest, text);
    return { manifest, fetched };
  } catch (error) {
    // the same list must be tried again
    source.forget();
    throw error;
  }
}

function notWhatIsListed({ where }: CopySource, path: string): SiteError {
  return new SiteError(
    'tampered',
    `${path} of ${where} is not what the list of the copy says.`,
    'If an export is being written there, the next try will do. If this stays so, somebody has changed the file: export again.',
  );
}
