import type { Config } from '../config/schema.ts';
import { readLook } from '../pages/look/read-look.ts';
import type { PageRenderer } from '../pages/page-renderer.ts';
import { withRuntime } from '../start/with-runtime.ts';
import { exportSite, type SiteSummary } from './export-site.ts';
import { SiteError } from './site-error.ts';
import { directoryTarget } from './targets/directory-target.ts';

/**
 * Writes the whole public site into a folder, also while the server runs.
 *
 * @param pages undefined where they have not been built
 * @throws StoreError, SiteError
 */
export async function exportSiteTo(
  config: Config,
  directory: string,
  { pages, onProgress }: { pages: PageRenderer | undefined; onProgress?: (done: number, all: number) => void },
): Promise<SiteSummary> {
  if (pages === undefined) {
    throw new SiteError('pages-not-built', 'The pages have not been built.', 'Run: npm run build');
  }
  const { publicUrl, status } = config;
  const page = { ...status, look: readLook(status) };
  return withRuntime(config, async ({ store }) => {
    const options = { now: new Date(), ...(onProgress === undefined ? {} : { onProgress }) };
    const summary = await exportSite({ store, pages, page, publicUrl }, directoryTarget(directory), options);
    if (summary === undefined) throw new Error('an export that nothing stands in the way of was not made');
    return summary;
  });
}
