import { z } from 'zod';
import { id } from '../schemas.ts';

/** Which update is meant. */
export const updateKey = { incidentId: id, order: z.int32() };
