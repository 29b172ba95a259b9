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
    // without a host, which then stands in the query: a directory with the socket (`postgres://scs@/scs?host=/run/postgresql`)
    const withHost = text.replace(/^(postgres(?:ql)?:\/\/[^/@]*@)\//, '$1socket/');
    const url = /^postgres(ql)?:\/\/[^\s\p{Cc}]*$/u.test(withHost) ? URL.parse(withHost) : null;
    if (url !== null) return new Secret(text);
    context.addIssue({ code: 'custom', message: 'is not a URL of postgres' });
    return z.NEVER;
  })
  .register(valueFacts, {
    wanted: 'a URL such as postgres://user:password@host:5432/database',
    code: 'bad-url',
    isSecret: true,
  });
