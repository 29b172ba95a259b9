/** A kind of picture that browsers show and that is one file. */
export interface ImageType {
  readonly extension: 'svg' | 'png' | 'jpg' | 'webp';
  readonly contentType: string;
}

/** What stands before the first element of an SVG: the declaration, comments, a document type without entities. */
const beforeSvg = /^\s*(?:<\?xml[^>]*\?>\s*|<!--(?:(?!-->)[^])*-->\s*|<!DOCTYPE\s[^>[]*>\s*)*<svg[\s>/]/;

/**
 * What kind of picture a file is by what is in it, not by its name; undefined for what is none of those that browsers show.
 *
 * @example imageTypeOf(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))?.extension // 'svg'
 */
export function imageTypeOf(bytes: Uint8Array): ImageType | undefined {
  const head = Buffer.from(bytes.subarray(0, 16)).toString('latin1');
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return { extension: 'png', contentType: 'image/png' };
  if (head.startsWith('\xff\xd8\xff')) return { extension: 'jpg', contentType: 'image/jpeg' };
  if (/^RIFF[^]{4}WEBP/.test(head)) return { extension: 'webp', contentType: 'image/webp' };
  return isSvg(bytes) ? { extension: 'svg', contentType: 'image/svg+xml' } : undefined;
}

function isSvg(bytes: Uint8Array): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return beforeSvg.test(text) && /(?:<\/svg>|\/>)\s*(?:<!--(?:(?!-->)[^])*-->\s*)*$/.test(text);
  } catch {
    return false;
  }
}
