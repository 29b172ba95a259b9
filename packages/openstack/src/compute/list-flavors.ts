import { OpenStackError } from '../errors.ts';
import { limiter } from '../session/limiter.ts';
import { listPages } from '../session/pages.ts';
import type { Session } from '../session/types.ts';
import { compareMicroversions, readVersionDocument } from '../session/version-document.ts';
import { getFlavorExtraSpecs } from './get-flavor-extra-specs.ts';
import type { Flavor } from './types.ts';

/** The first microversion whose flavors carry their extra specs (Nova API history, 2.61). */
const wanted = '2.61';

/**
 * All flavors that the project may use: the public ones and those that it was granted.
 *
 * Asks for microversion 2.61 without asking what the cloud offers; a cloud that answers 406 is asked for its newest.
 * Where a flavor comes without extra specs, they are fetched one by one, a few at a time.
 */
export async function listFlavors(session: Session): Promise<Flavor[]> {
  const flavors = await listNegotiated(session);
  const atATime = limiter(8);
  return Promise.all(
    flavors.map(async ({ extra_specs: inline, ...flavor }) => ({
      ...flavor,
      extra_specs: inline ?? (await atATime(() => getFlavorExtraSpecs(session, flavor.id))),
    })),
  );
}

type ListedFlavor = Omit<Flavor, 'extra_specs'> & Partial<Pick<Flavor, 'extra_specs'>>;

async function listNegotiated(session: Session): Promise<ListedFlavor[]> {
  try {
    return await listWith(session, wanted);
  } catch (error) {
    if (!(error instanceof OpenStackError) || error.code !== 'microversion-unsupported') throw error;
    return listWith(session, await newestBelowWanted(session));
  }
}

function listWith(session: Session, microversion: string | undefined): Promise<ListedFlavor[]> {
  return listPages<ListedFlavor>(session, {
    service: 'compute',
    path: '/flavors/detail',
    query: { is_public: 'None' },
    key: 'flavors',
    microversion,
  });
}

/** What this Nova offers below 2.61; undefined where it knows no microversions. */
async function newestBelowWanted(session: Session): Promise<string | undefined> {
  const { body } = await session.request<unknown>({ service: 'compute', method: 'GET', path: '/' });
  const newest = readVersionDocument(body)
    .map((version) => version.maxMicroversion)
    .find((version) => version !== undefined);
  return newest !== undefined && compareMicroversions(newest, wanted) > 0 ? wanted : newest;
}
