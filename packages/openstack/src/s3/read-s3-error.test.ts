import { expect, it } from 'vitest';
import { isXml, readS3Error } from './read-s3-error.ts';

const key = 'InvalidAccessKeyId';

it.each([
  [`<?xml version="1.0" encoding="UTF-8"?><Error><Code>${key}</Code><Message>m</Message></Error>`, key, 'm'],
  [`\n <!-- a -->\n<Error a="b"><RequestId>1</RequestId><Code>${key}</Code></Error>\n`, key, undefined],
  [`<Error><Code><![CDATA[${key}]]></Code></Error>`, key, undefined],
  [
    `<ErrorResponse xmlns="x"><Error><Code>${key}</Code></Error><RequestId>1</RequestId></ErrorResponse>`,
    key,
    undefined,
  ],
  ['<Error><Message>only this</Message></Error>', undefined, 'only this'],
])('an error document: %s', (text, code, message) => {
  expect(readS3Error(text)).toEqual({ code, message });
});

it.each([
  [`<html>not found ${key}</html>`, 'a page that mentions a code'],
  [`{"Code":"${key}"}`, 'JSON'],
  [`<Error><Code>${key}</Code><Message>m`, 'cut off'],
  [`<Error xmlns="x"><Code>${key}</Code></Error>`, 'with a namespace'],
  [key, 'plain text'],
  ['', 'nothing'],
])('no error document: %s (%s)', (text) => {
  expect(readS3Error(text)?.code).toBeUndefined();
});

it('a code elsewhere in the document is not the error’s code', () => {
  const text = `<Error><Code>AccessDenied</Code><Resource>/${key}</Resource></Error>`;
  expect(readS3Error(text)).toEqual({ code: 'AccessDenied', message: undefined });
});

it.each([
  ['<a><b c="d"/></a>', true],
  ['<a></a><b></b>', false],
  ['<a><b></a></b>', false],
  ['<?xml version="1.0"?><ListAllMyBucketsResult><Buckets/></ListAllMyBucketsResult>', true],
  ['<html>hello</html>', true],
  ['<!DOCTYPE html><html>hello</html>', false],
  ['hello', false],
])('an XML document: %s %s', (text, expected) => {
  expect(isXml(text)).toBe(expected);
});
