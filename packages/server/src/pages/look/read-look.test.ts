import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { loadConfig } from '../../config/load-config.ts';
import { imageTypeOf } from './image-type.ts';
import { legalTextIn } from './look.ts';
import { readLook } from './read-look.ts';

const folder = mkdtempSync(join(tmpdir(), 'scs-test-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

test.each([
  ['png', png],
  ['jpg', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16])],
  ['webp', Buffer.from('RIFF\0\0\0\0WEBPVP8 ', 'latin1')],
  [
    'svg',
    Buffer.from(
      '<?xml version="1.0"?><!-- made by hand --><!DOCTYPE svg>\n<svg xmlns="http://www.w3.org/2000/svg"></svg>\n',
    ),
  ],
  [undefined, Buffer.from('<html><svg></svg></html>')],
  [undefined, Buffer.from('<!DOCTYPE svg [<!ENTITY a "b">]><svg></svg>')],
  [undefined, Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><path')],
  [undefined, Buffer.from([0xff, 0xfe, 0, 1])],
  [undefined, Buffer.from('GIF89a')],
  [undefined, Buffer.alloc(0)],
])('a picture is known by what is in it: %s', (extension, bytes) => {
  expect(imageTypeOf(bytes)?.extension).toBe(extension);
});

function look(status: string) {
  const file = join(folder, 'scs.yaml');
  writeFileSync(file, `status:\n${status}`);
  return readLook(loadConfig({ file, env: {} }).config.status);
}

test('a look is read from files beside the configuration', () => {
  writeFileSync(join(folder, 'logo'), png);
  writeFileSync(join(folder, 'imprint.md'), '# Us');
  const { logo, theme, files, imprint, privacy } = look(
    `  logo: logo
  colours: { light: { link: '#0000AA' } }
  legal:
    imprint: { de: { file: imprint.md } }
    privacy: { en: { url: 'https://example.org/privacy' } }
`,
  );
  expect([logo, theme]).toEqual(['/logo.png', '/theme.css']);
  expect(files.get('/theme.css')?.body.toString()).toBe(
    '@media not (prefers-color-scheme:dark){html:root{--main:#0000aa}}',
  );
  expect(legalTextIn(imprint, 'en')).toEqual({ markdown: '# Us' });
  expect(legalTextIn(privacy, 'en')).toEqual({ url: 'https://example.org/privacy' });
});

test('nothing is read where nothing is set', () => {
  expect(look('  name: Plain\n')).toMatchObject({ logo: null, theme: null, about: null, links: [] });
});

test.each([
  ['  logo: scs.yaml\n', 'bad-image', 'status.logo: this is no SVG, PNG, JPEG or WebP picture'],
  ['  logo: none.svg\n', 'file-not-found', 'status.logo: there is no such file'],
  [
    '  legal: { imprint: { en: { file: none.md } } }\n',
    'file-not-found',
    'status.legal.imprint.en: there is no such file',
  ],
  ['  legal: { imprint: { en: { } } }\n', 'bad-text', 'which names both or neither'],
  ["  links: [{ label: x, url: 'http://example.org' }]\n", 'bad-url', 'https'],
  ['  colours: { dark: { link: blue } }\n', 'bad-text', 'a colour such as #50c3a5'],
])('%j is refused with a reason', (status, code, message) => {
  expect(() => look(status)).toThrow(
    expect.objectContaining({ code, message: expect.stringContaining(message) as string }),
  );
});
