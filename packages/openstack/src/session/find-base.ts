import { filled, isVersioned } from './endpoints.ts';
import type { ExchangeContext } from './exchange.ts';
import { fetchVersions } from './fetch-versions.ts';
import { traitsOf } from './services.ts';
import type { SessionToken } from './types.ts';
import { pickSegment } from './version-document.ts';

/**
 * The base to use after the assumed one has answered 404 or 300: from the service's version document, or, for a
 * block-storage endpoint that ends in `/v3`, with the project's id appended. The assumed one where nothing better is
 * found.
 */
export async function findBase(
  context: ExchangeContext,
  service: string,
  endpoint: string,
  assumed: string,
  token: SessionToken,
): Promise<string> {
  const root = endpoint.replace(/\/+$/, '');
  const { version } = traitsOf(service);
  if (isVersioned(root)) {
    const wantsProject = version.includes('project_id') && root.endsWith('/v3') && token.project !== undefined;
    return wantsProject ? `${root}/${token.project.id}` : assumed;
  }
  const segment = pickSegment(await fetchVersions(context, service, root), version);
  const rest = filled(version, token).replace(/^\/[^/]*/, '');
  return segment === undefined ? assumed : `${root}/${segment}${rest}`;
}
