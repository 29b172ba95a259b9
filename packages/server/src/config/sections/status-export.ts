import { z } from 'zod';
import { duration } from '../values/amounts.ts';
import { path } from '../values/names.ts';
import { textLike } from '../values/plain.ts';
import { secret } from '../values/secrets.ts';
import { origin } from '../values/urls.ts';

/** A copy of the site in a bucket. Its address is the operator's own, and may be in a private network. */
const bucket = z
  .strictObject({
    endpoint: origin.optional().meta({
      description: 'The S3-compatible store. The bucket is the first part of the path (path style).',
      examples: ['https://s3.example.com'],
    }),
    region: textLike(/^[A-Za-z0-9-]{1,64}$/, 'the name of a region')
      .prefault('us-east-1')
      .meta({ description: 'The region that requests are signed for.', examples: ['eu-central-1'] }),
    bucket: textLike(/^[A-Za-z0-9][A-Za-z0-9._-]{1,62}$/, 'the name of a bucket')
      .optional()
      .meta({ description: 'The bucket. It must be there already.', examples: ['status'] }),
    prefix: textLike(/^(?:[A-Za-z0-9_][A-Za-z0-9_.-]*\/)*$/, 'empty, or folders with a slash after each, such as site/')
      .prefault('')
      .meta({ description: 'What the names of the objects begin with.', examples: ['site/'] }),
    accessKeyId: textLike(/^[\x21-\x7e]{1,200}$/, 'printable characters without spaces')
      .optional()
      .meta({ description: 'The key that may read, write and delete there.', examples: ['AKIAEXAMPLE'] }),
    secretAccessKey: secret(1)
      .optional()
      .meta({ description: 'The secret of that key.', examples: [{ file: '/run/secrets/s3-key' }] }),
  })
  .prefault({})
  .meta({ description: 'A bucket to which the site is exported.' });

/** Where the public site is written to by itself. */
export const statusExport = z
  .strictObject({
    directory: path.optional().meta({
      description: 'A folder to which workers export the public site as static files. See docs/outliving.md.',
      examples: ['/srv/www/status'],
    }),
    s3: bucket,
    every: duration(10_000, 24 * 3_600_000, 'a duration from 10s to 24h, such as 5m')
      .prefault('5m')
      .meta({
        description: 'After a change, no sooner than so long after the export before. Without a change, each hour.',
        examples: ['1m'],
      }),
  })
  .prefault({})
  .meta({ description: 'Exporting the public site by itself, so that it outlives the cloud.' });
