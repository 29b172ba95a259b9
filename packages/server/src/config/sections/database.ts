import { z } from 'zod';
import { wholeNumber } from '../values/plain.ts';
import { databaseUrl } from '../values/secrets.ts';

/** Where the data is. */
export const databaseSection = z
  .strictObject({
    url: databaseUrl.optional().meta({
      description: 'A PostgreSQL, 15 or newer. Not set: the server starts one of its own in `dataDir`.',
      examples: ['postgres://scs:password@db.example.com:5432/scs'],
    }),
    poolSize: wholeNumber(2, 1000)
      .prefault(10)
      .meta({ description: 'How many connections this process opens at most.', examples: [20] }),
  })
  .prefault({})
  .meta({ description: 'Where the data is.' });
