import fc from 'fast-check';
import { expect, it } from 'vitest';

import { errorWords } from './error-body.ts';
import { presentableUrl, redactSecrets } from './redact.ts';

it.each([
  ['{"itemNotFound": {"code": 404, "message": "Flavor x could not be found."}}', 'Flavor x could not be found.'],
  ['{"error": {"code": 401, "title": "Unauthorized", "message": "Log in."}}', 'Log in.'],
  ['{"NeutronError": {"type": "X", "message": "No network.", "detail": ""}}', 'No network.'],
  ['{"NeutronError": "plain"}', 'plain'],
  ['{"code": 403, "title": "Forbidden", "description": "Not allowed."}', 'Not allowed.'],
  ['{"errors": [{"status": 404, "title": "Not Found", "detail": "No provider."}]}', 'No provider.'],
  ['{"faultcode": "Client", "faultstring": "Bad one.", "debuginfo": null}', 'Bad one.'],
  ['{"message": "plain message", "code": 400}', 'plain message'],
  ['{"title": "only a title"}', 'only a title'],
  ['"text"', 'text'],
  ['[1]', ''],
  ['{}', ''],
  ['', ''],
  [
    '<html><head><title>T</title></head><body><h1>403 Forbidden</h1>Access &lt;denied&gt;<br/></body></html>',
    '403 Forbidden Access <denied>',
  ],
  ['503 Service Unavailable\n\nNo server', '503 Service Unavailable No server'],
])('%s says: %s', (body, words) => {
  expect(errorWords(Buffer.from(body))).toBe(words);
});

it('whatever a body holds, its words are one short harmless line', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.json(),
        fc.string().map((text) => `<head>${text}<`),
      ),
      (text) => {
        const words = errorWords(Buffer.from(text));
        expect(words.length).toBeLessThanOrEqual(501);
        expect(words).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
      },
    ),
  );
});

it('secrets go, whether plain, encoded or quoted', () => {
  expect(redactSecrets('a long+secret b long%2Bsecret', ['long+secret'])).toBe('a [secret] b [secret]');
  expect(redactSecrets("demo said 'demo'", ['demo'])).toBe('demo said [secret]');
  expect(redactSecrets('nothing', [''])).toBe('nothing');
});

it('URLs lose user information and secret parameters', () => {
  expect(presentableUrl('https://me:pw@x.example/p?limit=5&temp_url_sig=abc&access_token=t')).toBe(
    'https://x.example/p?limit=5&temp_url_sig=-&access_token=-',
  );
});
