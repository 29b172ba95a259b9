import { z } from 'zod';
import { duration } from '../values/amounts.ts';
import { optionalListenAddress } from '../values/listen-address.ts';
import { path, timeZone } from '../values/names.ts';
import { line } from '../values/plain.ts';
import { statusExport } from './status-export.ts';
import { statusDeclaration } from './status-declaration.ts';
import { statusLook } from './status-look.ts';

/** The status page. */
export const statusSection = z
  .strictObject({
    compatListen: optionalListenAddress.prefault('off').meta({
      description:
        "A port of its own where upstream's status page API answers at the root, for clients that know no `/api/status`.",
      examples: ['127.0.0.1:3000'],
    }),
    name: line(200)
      .prefault('Status')
      .meta({ description: 'The name of the page.', examples: ['Example Cloud status'] }),
    timeZone: timeZone.prefault('UTC').meta({
      description: 'The time zone whose days the page counts.',
      examples: ['Europe/Berlin'],
    }),
    provisioningFile: path.optional().meta({
      description:
        "Upstream's provisioning.yaml. At each start its lists fill the tables that are empty, and change nothing else.",
      examples: ['provisioning.yaml'],
    }),
    reportFreezeAfter: duration(0, 366 * 24 * 3_600_000, 'a duration up to 366d, such as 3d')
      .prefault('3d')
      .meta({
        description:
          "How long after a month's end its report is frozen: until then, corrections of incidents change it; after that nothing does.",
        examples: ['10d'],
      }),
    export: statusExport,
    ...statusLook,
    ...statusDeclaration,
  })
  .prefault({})
  .meta({ description: 'The status page. What is declared here is applied with `scs status apply`.' });
