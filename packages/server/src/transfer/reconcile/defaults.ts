import { defaultDeclaration } from '../../provisioning/default-declaration.ts';
import type { TransferDocument } from '../document.ts';

const { severities: seededSeverities = [], impactTypes: seededTypes = [] } = defaultDeclaration;

/** Whether these are the severities that every page begins with, as they were then. */
export function isUntouchedSeed(severities: TransferDocument['severities']): boolean {
  return (
    severities.length === seededSeverities.length &&
    severities.every(({ displayName, value, colour, version }) =>
      seededSeverities.some(
        (seed) => version === 1 && seed.name === displayName && seed.value === value && seed.colour === colour,
      ),
    )
  );
}

/** Whether this is an impact type that every page begins with, as it was then. */
export function isUntouchedImpactType({
  displayName,
  description,
  version,
}: TransferDocument['impactTypes'][number]): boolean {
  return version === 1 && seededTypes.some((seed) => seed.name === displayName && seed.description === description);
}
