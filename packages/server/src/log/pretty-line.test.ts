import { expect, test } from 'vitest';
import { prettyLine } from './pretty-line.ts';

const time = '2026-03-01T10:00:00.000Z';

test('a line says when, how bad, what, and the fields', () => {
  const line = JSON.stringify({ level: 30, time, reqId: 'r 1', status: 201, route: '/a', msg: 'request' });
  expect(prettyLine(`${line}\n`)).toBe('10:00:00.000 info  request reqId="r 1" status=201 route=/a\n');
});

test('the stack of an error stands below', () => {
  const line = JSON.stringify({
    level: 50,
    time,
    err: { type: 'Error', message: 'gone', stack: 'Error: gone\n  at x' },
    msg: 'a request failed',
  });
  expect(prettyLine(line)).toBe('10:00:00.000 error a request failed\n    Error: gone\n      at x\n');
});

test('nothing in it can steer the terminal', () => {
  const line = JSON.stringify({
    level: 40,
    time,
    route: '/\u001b[2J',
    err: { message: '\u001b]0;x\u0007' },
    msg: '\u001b[31m',
  });
  expect(prettyLine(line).replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
});

test('what is no line of the log stays as it is', () => {
  expect(prettyLine('plain\n')).toBe('plain\n');
});
