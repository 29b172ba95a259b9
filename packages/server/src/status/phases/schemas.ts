import { z } from 'zod';
import { text } from '../schemas.ts';

/** What a client gives for a new list of phases. */
export const phasesFields = { phases: z.array(text).min(1, 'must name at least one phase').max(1000) };
