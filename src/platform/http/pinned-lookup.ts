import type { LookupAddress } from 'node:dns';
import { lookup } from 'node:dns/promises';
import { isIP, type LookupFunction } from 'node:net';
import { isPublicAddress } from './address-guard.js';

/** Every address of a name; Node's own resolver outside of tests. */
export type ResolveAll = (hostname: string) => Promise<LookupAddress[]>;

/** How names are resolved, and to which addresses the engine may connect. */
export interface Network {
  readonly resolve: ResolveAll;
  readonly isPublic: (address: string) => boolean;
}

/** The network as it is. */
export const INTERNET: Network = {
  resolve: (hostname) => lookup(hostname, { all: true }),
  isPublic: isPublicAddress,
};

/**
 * Resolves a name for the socket itself, so that no second resolution can give another answer. A name with one address outside the public
 * internet is refused as a whole.
 * @param refusal the error for such a name
 */
export function pinnedLookup(refusal: () => Error, { resolve, isPublic }: Network = INTERNET): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname).then(
      (addresses) => {
        const [first] = addresses;
        if (!first) callback(new Error('no address'), '');
        else if (!addresses.every(({ address }) => isPublic(address))) callback(refusal(), '');
        else if (options.all) callback(null, addresses);
        else callback(null, first.address, first.family);
      },
      (error: NodeJS.ErrnoException) => callback(error, ''),
    );
  };
}

/** Whether the host of a URL is an address, and not a public one: a socket resolves no address, so no lookup would refuse it. */
export function isPrivateLiteral(hostname: string): boolean {
  const literal = hostname.replace(/^\[|\]$/g, '');
  return isIP(literal) !== 0 && !isPublicAddress(literal);
}
