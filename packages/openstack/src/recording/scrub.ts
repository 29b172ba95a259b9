import { presentableUrl } from '../session/redact.ts';
import { HostPlaceholders } from './placeholders.ts';
import type { Json } from './types.ts';

export const scrubbed = '[scrubbed]';

/** Keys whose texts are never written down. */
const secretKey =
  /(?:^|[_.:-])(?:password|passwd|passphrase|passcode|secret|token|payload|user_data|private_key|public_key|key_material|admin_pass|access_key|secret_key|credential|blob|contents|authorization|e?mail)$/i;

/** The same in camel case, as Nova writes some. */
const secretCamelKey = /^(?:adminPass|userData|privateKey|publicKey|secretKey|accessKey)$/;

const email = /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,10}/g;
const privateKey = /-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----[^]*?(?:-----END [A-Z ]{0,40}PRIVATE KEY-----|$)/g;
/** Fernet tokens (Keystone's) and JSON web tokens. */
const token = /\bgAAAAA[\w-]{40,}={0,2}|\beyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]*/g;
/** What S3 says about a signature that it refuses: the request's headers and the signature itself, also as bytes. */
const s3Signature =
  /<(StringToSign|StringToSignBytes|CanonicalRequest|CanonicalRequestBytes|SignatureProvided)>[^<]*</g;
/** `"password": "…"` in JSON that is cut off and cannot be read. */
const damagedPair = /"([\w.:-]{1,80})"\s{0,10}:\s{0,10}"((?:[^"\\]|\\[^])*)(?:"|$)/g;

/**
 * Takes secrets out of what is recorded. Whatever once stood under a secret key is remembered and removed wherever else
 * it turns up, error messages that quote the request included.
 */
export class Scrubber {
  readonly hosts: HostPlaceholders | undefined;
  readonly #known = new Set<string>();

  constructor(keepsHosts: boolean) {
    this.hosts = keepsHosts ? undefined : new HostPlaceholders();
  }

  /** Remembers a secret. Values of a few letters are not searched for: they would tear holes into honest words. */
  remember(secret: string | undefined): void {
    if (secret !== undefined && secret.length >= 8 && secret !== scrubbed) this.#known.add(secret);
  }

  /** A copy of a JSON value without secrets. Call {@link Scrubber.learn} first. */
  json(value: unknown, parentKey = ''): Json {
    if (typeof value === 'string') return this.text(value);
    if (typeof value === 'number' || typeof value === 'boolean') return value;
    if (Array.isArray(value)) return value.map((entry) => this.json(entry, parentKey));
    if (typeof value !== 'object' || value === null) return null;
    const result: Record<string, Json> = {};
    for (const [key, entry] of Object.entries(value)) {
      const isHidden = isSecretKey(key) || isTokenId(value, key, parentKey);
      Object.defineProperty(result, this.text(key), {
        value: isHidden ? hidden(entry, () => this.json(entry, key)) : this.json(entry, key),
        enumerable: true,
      });
    }
    return result;
  }

  /** Remembers every secret in a JSON value, so that it is known before anything is written. */
  learn(value: unknown, parentKey = ''): void {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, entry] of Object.entries(value) as [string, unknown][]) {
      if (typeof entry === 'string' && (isSecretKey(key) || isTokenId(value, key, parentKey))) this.remember(entry);
      this.learn(entry, key);
    }
  }

  text(text: string): string {
    let result = text;
    for (const secret of this.#known) if (result.includes(secret)) result = result.replaceAll(secret, scrubbed);
    if (result.includes('PRIVATE KEY-----')) result = result.replaceAll(privateKey, scrubbed);
    if (result.includes('gAAAAA') || result.includes('eyJ')) result = result.replaceAll(token, scrubbed);
    // URLs first: user information in them looks like a mail address.
    if (this.hosts !== undefined) result = this.hosts.replaceIn(result);
    return result.includes('@') ? result.replaceAll(email, 'someone@example.invalid') : result;
  }

  /** A URL without secrets; its query is in a fixed order, so that equal requests look equal. */
  url(url: string): string {
    const parsed = new URL(presentableUrl(url));
    parsed.searchParams.sort();
    return this.text(parsed.href);
  }

  /** Text that is no JSON, or JSON that is damaged. */
  looseText(text: string): string {
    const unsigned = text.includes('<Error>') ? text.replaceAll(s3Signature, `<$1>${scrubbed}<`) : text;
    return this.text(
      unsigned.replaceAll(damagedPair, (whole, key: string) => (isSecretKey(key) ? `"${key}": "${scrubbed}"` : whole)),
    );
  }
}

function isSecretKey(key: string): boolean {
  return secretKey.test(key) || secretCamelKey.test(key);
}

/** `auth.identity.token.id` of a request is the token itself. */
function isTokenId(holder: object, key: string, parentKey: string): boolean {
  return key === 'id' && parentKey === 'token' && Object.keys(holder).length === 1;
}

function hidden(entry: unknown, otherwise: () => Json): Json {
  return typeof entry === 'string' || typeof entry === 'number' ? scrubbed : otherwise();
}
