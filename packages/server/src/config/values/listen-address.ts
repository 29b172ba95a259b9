import { isIPv4, isIPv6 } from 'node:net';
import { z } from 'zod';
import { valueFacts } from './facts.ts';

/** Where a server listens. */
export interface ListenAddress {
  /**
   * Without brackets. Empty for `:PORT`: every address of the machine, which Node then takes as IPv6 and IPv4 together,
   * or as IPv4 alone where the machine has no IPv6.
   */
  host: string;
  /** 0 lets the system choose. */
  port: number;
}

const hostName = /^(?!.*\.\.)[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?\.?$/i;

/**
 * Reads `HOST:PORT`, `[IPv6]:PORT` or `:PORT`; a sentence fragment where it is none of them.
 *
 * @example parseListenAddress('[::1]:8080') // { host: '::1', port: 8080 }
 */
export function parseListenAddress(text: string): ListenAddress | string {
  const match = /^(?:\[(?<v6>[^\]]*)\]|(?<host>[^:[\]]*)):(?<port>\d{1,6})$/.exec(text);
  if (match?.groups === undefined) return /^[^:]*$/.test(text) ? 'has no port' : 'is not an address with a port';
  const { v6, host = '', port = '' } = match.groups;
  if (Number(port) > 65_535) return 'has a port above 65535';
  if (v6 !== undefined) return isIPv6(v6) ? { host: v6, port: Number(port) } : 'has no IPv6 address in its brackets';
  if (/^[\d.]+$/.test(host) && !isIPv4(host)) return 'has an IPv4 address that does not exist';
  if (host !== '' && !hostName.test(host)) return 'has no valid host name';
  return { host, port: Number(port) };
}

const wanted = 'HOST:PORT, [IPv6]:PORT or :PORT, such as 127.0.0.1:8080';

/** An address to listen at. */
export const listenAddress = z
  .string()
  .transform((text, context): ListenAddress => {
    const address = parseListenAddress(text);
    if (typeof address !== 'string') return address;
    context.addIssue({ code: 'custom', message: address });
    return z.NEVER;
  })
  .register(valueFacts, { wanted, code: 'bad-address' });

/** An address to listen at, or `off`, which becomes null. */
export const optionalListenAddress = z
  .string()
  .transform((text, context): ListenAddress | null => {
    if (text === 'off') return null;
    const address = parseListenAddress(text);
    if (typeof address !== 'string') return address;
    context.addIssue({ code: 'custom', message: address });
    return z.NEVER;
  })
  .register(valueFacts, { wanted: `off, or ${wanted}`, code: 'bad-address' });
