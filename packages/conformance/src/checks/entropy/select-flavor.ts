import type { Flavor, Image } from '@scs/openstack';
import { ConformanceError } from '../../errors.ts';

/**
 * The flavor for the probe server: of those with enough RAM the one that costs least, preferring flavors that allow a
 * random number generator (reference 3.3, step 2). Disks do not matter: the server boots from a volume.
 *
 * @throws ConformanceError `no-flavor`
 */
export function selectFlavor(flavors: readonly Flavor[], image: Pick<Image, 'id' | 'name' | 'min_ram'>): Flavor {
  const enough = flavors.filter((flavor) => flavor.ram >= image.min_ram);
  const withGenerator = enough.filter(
    (flavor) => (flavor.extra_specs['hw_rng:allowed'] ?? '').toLowerCase() === 'true',
  );
  const cheapest = (withGenerator.length > 0 ? withGenerator : enough).reduce<Flavor | undefined>(
    (best, flavor) => (best === undefined || cost(flavor) < cost(best) ? flavor : best),
    undefined,
  );
  if (cheapest === undefined) {
    throw new ConformanceError(
      'no-flavor',
      `No flavor has the ${image.min_ram} MiB of RAM that image "${image.name ?? ''}" (${image.id}) asks for.`,
      'Create the standard flavors: scs flavor list --format openstack',
    );
  }
  return cheapest;
}

function cost(flavor: Flavor): number {
  return flavor.vcpus + flavor.ram / 3 + flavor.disk / 10;
}
