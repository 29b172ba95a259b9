import { listFlavors, listImages, listVolumeTypes } from '@scs/openstack';
import type { Flavor, Image, Session, VolumeType } from '@scs/openstack';
import { once } from './once.ts';

/** What the cloud has, each list fetched at most once per run, when first asked for. */
export interface Inventory {
  /** Visible flavors with their extra specs: public ones and those granted to the project. */
  flavors(): Promise<readonly Flavor[]>;
  /** Images that a customer can use: public and community ones, in the order of the API. */
  images(): Promise<readonly Image[]>;
  volumeTypes(): Promise<readonly VolumeType[]>;
}

const offered = new Set(['public', 'community']);

/**
 * Opens the inventory of a cloud; nothing is fetched yet.
 *
 * In parity the image list is the API's default one, which leaves out hidden images and community images of other
 * owners (reference 3.0). Strict also asks for those.
 */
export function openInventory(session: Session, options: { isStrict: boolean }): Inventory {
  return {
    flavors: once(() => listFlavors(session)),
    images: once(() => fetchImages(session, options.isStrict)),
    volumeTypes: once(() => listVolumeTypes(session)),
  };
}

async function fetchImages(session: Session, isStrict: boolean): Promise<readonly Image[]> {
  const queries: Record<string, string>[] = [{ member_status: 'all' }];
  if (isStrict) {
    queries.push({ member_status: 'all', os_hidden: 'true' }, { visibility: 'community' });
  }
  const lists = await Promise.all(queries.map((query) => listImages(session, query)));
  const seen = new Set<string>();
  const images: Image[] = [];
  for (const image of lists.flat()) {
    if (!offered.has(image.visibility) || seen.has(image.id)) continue;
    seen.add(image.id);
    images.push(image);
  }
  return images;
}
