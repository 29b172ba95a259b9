import { z } from 'zod';
import { yesOrNo } from '../values/plain.ts';

/** How subscribers are told what happens. */
export const deliveriesSection = z
  .strictObject({
    allowPrivateNetworks: yesOrNo.prefault(false).meta({
      description:
        "Whether webhooks may lead into private networks. Not, unless set: a subscription could reach what only this server can reach, such as a cloud's metadata service.",
      examples: [true],
    }),
  })
  .prefault({})
  .meta({ description: 'Webhooks.' });
