import { z } from 'zod';
import type { ConfigErrorCode } from '../problem.ts';

/** What messages and documents say about a kind of value. */
export interface ValueFacts {
  /** Completes "must be …". */
  wanted: string;
  /** What a value of the right type, but not of the right form, is called. */
  code?: ConfigErrorCode;
  /** Never shown; may be read from a file or a variable. */
  isSecret?: true;
  /** Made absolute before it is validated. */
  isPath?: true;
}

export const valueFacts = z.registry<ValueFacts>();
