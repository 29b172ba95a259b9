import { z } from 'zod';
import { valueFacts } from './facts.ts';

/** Whether a host is this machine itself, as far as its name tells. */
export function isLoopback(hostname: string): boolean {
  return /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
}

/** `https://host[:port]` without a path; becomes the origin, without a slash at the end. */
export const origin = z
  .string()
  .transform((text, context) => {
    const url = parseHttpUrl(text);
    if (url?.pathname === '/' && !/[?#]/.test(text)) return url.origin;
    context.addIssue({
      code: 'custom',
      message: url === undefined ? 'is not a URL of http or https' : 'has a path, a query or a fragment',
    });
    return z.NEVER;
  })
  .register(valueFacts, { wanted: 'a URL without a path, such as https://status.example.com', code: 'bad-url' });

/** What a browser may come from: an origin, or `*` for any. */
export const corsOrigin = z
  .string()
  .transform((text, context) => {
    if (text === '*') return text;
    const url = parseHttpUrl(text);
    if (url?.pathname === '/' && !/[?#]/.test(text)) return url.origin;
    context.addIssue({ code: 'custom', message: 'is not an origin' });
    return z.NEVER;
  })
  .register(valueFacts, { wanted: 'an origin such as https://www.example.com, or * for any', code: 'bad-url' });

/** The issuer of an identity provider: https, or http on this machine alone. */
export const issuerUrl = z
  .string()
  .transform((text, context) => {
    const url = parseHttpUrl(text);
    const isSafe = url !== undefined && (url.protocol === 'https:' || isLoopback(url.hostname));
    if (isSafe && !/[?#]/.test(text)) return text;
    const reason = url === undefined ? 'is not a URL' : isSafe ? 'has a query or a fragment' : 'is not encrypted';
    context.addIssue({ code: 'custom', message: reason });
    return z.NEVER;
  })
  .register(valueFacts, {
    wanted: "an https URL, exactly as the provider's discovery document names its issuer",
    code: 'bad-url',
  });

/** Where a link leads: https alone, so that nobody on the way changes what readers see. */
export const linkUrl = z
  .string()
  .max(2000)
  .refine((text) => parseHttpUrl(text)?.protocol === 'https:', 'is not a URL of https')
  .register(valueFacts, { wanted: 'a URL such as https://www.example.com/help', code: 'bad-url' });

function parseHttpUrl(text: string): URL | undefined {
  // URL.parse forgives white space and control characters around and inside; a configuration should not hold them
  if (!/^https?:\/\/[^\s\p{Cc}\\]+$/iu.test(text)) return undefined;
  const url = URL.parse(text);
  return url?.username === '' && url.password === '' ? url : undefined;
}
