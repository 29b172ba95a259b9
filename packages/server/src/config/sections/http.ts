import { z } from 'zod';
import { byteSize } from '../values/amounts.ts';
import { proxy } from '../values/names.ts';
import { listOf, wholeNumber, yesOrNo } from '../values/plain.ts';
import { corsOrigin } from '../values/urls.ts';

/** How requests are treated before they reach a domain. */
export const httpKeys = {
  trustProxy: listOf(proxy, 'a list of addresses or networks')
    .prefault([])
    .meta({
      description:
        'Proxies whose X-Forwarded-* headers are believed: addresses, networks, `loopback`, `linklocal`, `uniquelocal`. Empty: none.',
      examples: [['loopback', '10.0.0.0/8']],
    }),
  bodyLimit: byteSize(1024, 2 ** 30, 'a size from 1 KiB to 1 GiB, such as 1 MiB')
    .prefault('1 MiB')
    .meta({ description: 'The largest request body; a larger one is answered with 413.', examples: ['4 MiB'] }),
  rateLimit: z
    .strictObject({
      enabled: yesOrNo.prefault(true).meta({ description: 'Whether requests are limited at all.', examples: [false] }),
      anonymousPerMinute: wholeNumber(1, 10_000_000)
        .prefault(300)
        .meta({
          description:
            'Requests a minute from one network without signing in, also such as are refused; what is answered from memory does not count. Ten times as many where the compatible API reads one thing by its id.',
          examples: [1200],
        }),
      authenticatedPerMinute: wholeNumber(1, 10_000_000)
        .prefault(1200)
        .meta({ description: 'Requests a minute of one user or token.', examples: [6000] }),
    })
    .prefault({})
    .meta({ description: 'Rate limits. Failed sign-ins are limited in any case.' }),
  cors: z
    .strictObject({
      origins: listOf(corsOrigin, 'a list of origins')
        .prefault([])
        .meta({
          description:
            "Web pages of other origins whose scripts may use the API; `*` for any. Empty: only the server's own pages.",
          examples: [['https://www.example.com']],
        }),
    })
    .prefault({})
    .meta({ description: 'Cross-origin requests from browsers.' }),
};
