import type { Store } from '@scs/store';
import { throwIfAny } from '../config/config-error.ts';
import type { PlaceOf } from '../config/load-config.ts';
import type { Config } from '../config/schema.ts';
import type { List } from '../provisioning/declared-of.ts';
import { loadPresent } from '../provisioning/present.ts';
import { placed, readPlacedUpstream } from './check-startable.ts';
import { findUndeclared, namesOf } from './find-undeclared.ts';

/**
 * Sees before anything is provisioned that all of it can be, so that what cannot is told with its place.
 *
 * @throws ConfigError
 */
export async function refuseUndeclared({ db }: Store, config: Pick<Config, 'status'>, placeOf: PlaceOf): Promise<void> {
  const upstream = readPlacedUpstream(config, placeOf);
  const present = await loadPresent(db);
  const full = (['groups', 'components', 'templates'] satisfies List[]).filter((list) => present[list].length > 0);
  const there = namesOf(present);
  throwIfAny(
    placed(findUndeclared(config.status, { there, full, ...(upstream === undefined ? {} : { upstream }) }), placeOf),
  );
}
