import { z } from 'zod';
import { choice } from '../values/plain.ts';

/** What the process says about itself. */
export const logSection = z
  .strictObject({
    level: choice(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'])
      .prefault('info')
      .meta({ description: 'The least important messages that are written.', examples: ['debug'] }),
    format: choice(['auto', 'json', 'pretty'])
      .prefault('auto')
      .meta({
        description:
          '`json`: one object a line, for machines. `pretty`: for people. `auto`: `pretty` on a terminal, otherwise `json`.',
        examples: ['json'],
      }),
  })
  .prefault({})
  .meta({ description: 'The log, on standard output.' });
