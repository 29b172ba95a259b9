import { z } from 'zod';
import { Secret } from '../secret.ts';
import { valueFacts } from './facts.ts';

/** A secret of at least `shortest` printable characters. */
export function secret(shortest: number) {
  const wanted = shortest > 1 ? `at least ${shortest} printable characters without spaces` : 'text on one line';
  return z
    .string()
    .min(shortest)
    .max(10_000)
    .regex(shortest > 1 ? /^[\x21-\x7e]*$/ : /^\P{Cc}*$/u)
    .transform((text) => new Secret(text))
    .register(valueFacts, { wanted, code: 'bad-secret', isSecret: true });
}

/** The URL of a PostgreSQL database; secret, because it holds a password. */
export const databaseUrl = z
  .string()
  .transform((text, context) => {
    const url = /^postgres(ql)?:\/\/[^\s\p{Cc}]*$/u.test(text) ? URL.parse(text) : null;
    if (url !== null) return new Secret(text);
    context.addIssue({ code: 'custom', message: 'is not a URL of postgres' });
    return z.NEVER;
  })
  .register(valueFacts, {
    wanted: 'a URL such as postgres://user:password@host:5432/database',
    code: 'bad-url',
    isSecret: true,
  });
