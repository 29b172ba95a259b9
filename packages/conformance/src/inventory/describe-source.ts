import type { Source } from '../checks/check.ts';

const requests: Readonly<Record<Source, string>> = {
  token: 'POST identity /auth/tokens',
  catalog: 'POST identity /auth/tokens',
  flavors: 'GET compute /flavors/detail?is_public=None',
  images: 'GET image /images?member_status=all',
  'volume types': 'GET block-storage /types',
};

/** The request that fetches one of the shared lists. */
export function describeSource(source: Source): string {
  return requests[source];
}
