import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** How a body may be compressed, the best first. */
export type Encoding = 'br' | 'gzip';

// brotli's quality 5 is as fast as gzip and a sixth smaller on our documents; the best one takes a hundred times as long
const compressWith: Readonly<Record<Encoding, (body: Buffer) => Promise<Buffer>>> = {
  br: (body) =>
    promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: isLarge(body) ? 1 : 5 } }),
  gzip: (body) => promisify(gzip)(body, { level: isLarge(body) ? 1 : 6 }),
};

/**
 * Somebody waits for a large body longer than the few hundredths that a better quality saves: a list of 1.4 MB takes 6 ms
 * instead of 20.
 */
function isLarge(body: Buffer): boolean {
  return body.length > 512 * 1024;
}

const accepts: Readonly<Record<Encoding, RegExp>> = { br: takes('br'), gzip: takes('gzip') };

function takes(encoding: Encoding): RegExp {
  return new RegExp(`(?:^|,)\\s*${encoding}\\s*(?:;\\s*q=(?!0(?:\\.0*)?\\s*(?:,|$))|,|$)`, 'i');
}

/** Less is not worth the header. Bytes */
const smallest = 860;

/**
 * The encoding to answer in, by the request's `Accept-Encoding`; undefined for none. A weight of 0 refuses one, other
 * weights do not count: who takes both gets the smaller.
 */
export function chooseEncoding(accepted: string | undefined, bodyLength: number): Encoding | undefined {
  if (accepted === undefined || bodyLength < smallest) return undefined;
  return accepts.br.test(accepted) ? 'br' : accepts.gzip.test(accepted) ? 'gzip' : undefined;
}

/** Compresses a body, off the main thread. */
export function encodeBody(body: Buffer, encoding: Encoding): Promise<Buffer> {
  return compressWith[encoding](body);
}
