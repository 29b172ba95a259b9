import { OpenStackError } from '../errors.ts';
import { exchange, jsonOf, type ExchangeContext } from './exchange.ts';
import { readVersionDocument, type OfferedVersion } from './version-document.ts';

/**
 * The versions that a service offers at its root, an address without a slash at the end. None where it does not tell:
 * what the search is for has failed already, and that failure says more than a failed search.
 */
export async function fetchVersions(
  context: ExchangeContext,
  service: string,
  root: string,
): Promise<readonly OfferedVersion[]> {
  try {
    const outcome = await exchange(context, {
      service,
      method: 'GET',
      path: '/',
      url: `${root}/`,
      headers: { accept: 'application/json' },
      body: undefined,
      okStatuses: [300],
    });
    return outcome.isAccepted ? readVersionDocument(jsonOf(outcome)) : [];
  } catch (error) {
    if (error instanceof OpenStackError) return [];
    throw error;
  }
}
