import type { Transport } from '@sveltejs/kit/hooks';
import { Unsent } from './lib/unsent.ts';

/** Sends nothing of what is marked so. */
export const transport: Transport = {
  Unsent: {
    encode: (value) => value instanceof Unsent && 'nothing',
    decode: () => undefined,
  },
};
