import { domainToASCII } from 'node:url';

/** The longest path of RFC 5321 §4.5.3.1.3, without its angle brackets. */
const maxLength = 254;
/** A dot-string of RFC 5321 §4.1.2: no quotes, no comments, no control characters, nothing that ends a header. */
const localPart = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]{1,64}(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]{1,64})*$/i;
const domainName = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$/;

/**
 * Reads an e-mail address as people write it. A domain of other letters becomes its ASCII form; the part before the at sign
 * stays, since some servers tell its case apart.
 *
 * @returns undefined when it is none that mail can be sent to
 * @example readAddress(' Anna@Bücher.example ') // 'Anna@xn--bcher-kva.example'
 */
export function readAddress(text: string): string | undefined {
  const trimmed = text.trim();
  if (trimmed.length > maxLength) return undefined;
  const at = trimmed.lastIndexOf('@');
  const local = trimmed.slice(0, Math.max(0, at));
  if (local.length > 64 || !localPart.test(local)) return undefined;
  const written = trimmed.slice(at + 1);
  // what the address bar of a browser would forgive is none of a mailbox
  if (/[^\p{L}\p{M}\p{N}.-]/u.test(written)) return undefined;
  const domain = domainToASCII(written).toLowerCase();
  const address = `${local}@${domain}`;
  return domainName.test(domain) && address.length <= maxLength ? address : undefined;
}

/** Who a message is from, or goes to. */
export interface Mailbox {
  readonly name: string | null;
  readonly address: string;
}

/**
 * Reads `Name <address>` or an address alone.
 *
 * @example readMailbox('Example Cloud <status@example.com>') // { name: 'Example Cloud', address: 'status@example.com' }
 */
export function readMailbox(text: string): Mailbox | undefined {
  const match = /^(?<name>[^<>@\p{Cc}]{1,200}?)\s*<(?<address>[^<>]+)>$/u.exec(text.trim());
  const address = readAddress(match?.groups?.['address'] ?? text);
  if (address === undefined) return undefined;
  return { name: match?.groups?.['name']?.replaceAll('"', '').trim() ?? null, address };
}
