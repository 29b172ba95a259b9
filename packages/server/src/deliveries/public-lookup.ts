import { lookup as systemLookup, type LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { isPublicAddress } from './public-address.ts';

/** That a name or an address leads into a private network. */
export class PrivateAddress extends Error {
  constructor(host: string, address: string) {
    super(
      host === address
        ? `${address} is in a private network`
        : `${host} leads to ${address}, which is in a private network`,
    );
    this.name = 'PrivateAddress';
  }
}

/**
 * Looks names up, and refuses those that have a private address. The socket connects to the very addresses that were
 * checked: a name that changes between a check and its use (DNS rebinding) gains nothing.
 *
 * @param resolve looks a name up; the system's resolver unless given
 */
export function publicLookup(resolve: typeof resolveAll = resolveAll): LookupFunction {
  return (hostname, options, done) => {
    resolve(hostname).then(
      (addresses) => {
        const [first] = addresses;
        const refused = addresses.find(({ address }) => !isPublicAddress(address));
        if (refused !== undefined || first === undefined) {
          done(new PrivateAddress(hostname, refused?.address ?? 'nowhere'), '');
        } else if (options.all === true) {
          done(null, addresses);
        } else {
          done(null, first.address, first.family);
        }
      },
      (error: unknown) => {
        done(error as NodeJS.ErrnoException, '');
      },
    );
  };
}

function resolveAll(hostname: string): Promise<LookupAddress[]> {
  return new Promise((resolve, reject) => {
    systemLookup(hostname, { all: true }, (error, addresses) => {
      if (error === null) resolve(addresses);
      else reject(error);
    });
  });
}
