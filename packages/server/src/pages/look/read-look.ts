import { ConfigError } from '../../config/config-error.ts';
import { readBytes, readTextFile } from '../../config/files/read-text-file.ts';
import { hintOf, type ConfigErrorCode } from '../../config/problem.ts';
import type { Config } from '../../config/schema.ts';
import type { PageAsset } from '../page-asset.ts';
import { imageTypeOf } from './image-type.ts';
import type { LegalText, LegalTexts, Look } from './look.ts';
import { themeSheet } from './theme-sheet.ts';

const longestLogo = 512 * 1024;
const longestText = 1024 * 1024;

/**
 * Reads the files that the look of the public pages is made of.
 *
 * @throws ConfigError for a file that cannot be read, and a logo that is no picture
 */
export function readLook({
  logo,
  colours,
  about,
  legal,
  links,
}: Pick<Config['status'], 'logo' | 'colours' | 'about' | 'legal' | 'links'>): Look {
  const files = new Map<string, PageAsset>();
  const keep = (path: string, contentType: string, body: Buffer): string => {
    files.set(path, { contentType, body, isImmutable: false });
    return path;
  };
  const sheet = themeSheet(colours);
  return {
    logo: logo === undefined ? null : keep(...readLogo(logo)),
    theme: sheet === undefined ? null : keep('/theme.css', 'text/css; charset=utf-8', Buffer.from(sheet)),
    files,
    about: about ?? null,
    imprint: readTexts('imprint', legal.imprint),
    privacy: readTexts('privacy', legal.privacy),
    links,
  };
}

function readLogo(file: string): [path: string, contentType: string, body: Buffer] {
  const outcome = readBytes(file, longestLogo);
  if ('reason' in outcome) throw problem('status.logo', file, outcome);
  const type = imageTypeOf(outcome.bytes);
  if (type === undefined) {
    throw problem('status.logo', file, { code: 'bad-image', reason: 'this is no SVG, PNG, JPEG or WebP picture' });
  }
  return [`/logo.${type.extension}`, type.contentType, Buffer.from(outcome.bytes)];
}

function readTexts(name: string, texts: Config['status']['legal']['imprint']): LegalTexts {
  const read = new Map<string, LegalText>();
  for (const [language, { file, url }] of Object.entries(texts)) {
    if (url !== undefined) read.set(language, { url });
    if (file === undefined) continue;
    const outcome = readTextFile(file, longestText);
    if ('reason' in outcome) throw problem(`status.legal.${name}.${language}`, file, outcome);
    read.set(language, { markdown: outcome.text });
  }
  return read;
}

function problem(key: string, file: string, { code, reason }: { code: ConfigErrorCode; reason: string }): ConfigError {
  const hint = code === 'bad-image' ? hintOf(code) : `Correct ${key}: ${hintOf(code)}`;
  return new ConfigError([{ code, key, message: `${key}: ${reason}`, hint, place: { kind: 'file', file } }]);
}
