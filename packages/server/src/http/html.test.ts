import fc from 'fast-check';
import { expect, test } from 'vitest';
import { html } from './html.ts';

test('what is put in is escaped, HTML is not, lists are joined, absent values are left out', () => {
  const items = ['a', '<b>'].map((item) => html`<li>${item}</li>`);
  expect(html`<ul title="${'"\''}">${items}</ul>${null}${undefined}${false}${0}`.text).toBe(
    '<ul title="&quot;&#39;"><li>a</li><li>&lt;b&gt;</li></ul>0',
  );
});

test('no text gets out of an attribute or an element', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(html`${text}`.text).not.toMatch(/[<>"']|&(?!(amp|lt|gt|quot|#39);)/);
    }),
  );
});
