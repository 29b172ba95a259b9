import { z } from 'zod';
import { id, phaseReference, text, timestamp } from '../schemas.ts';

/** Which update is meant. */
export const updateKey = { incidentId: id, order: z.int32() };

/** What a client can set of an update. */
export const updateFields = {
  displayName: text.nullish(),
  description: text.nullish(),
  createdAt: timestamp.nullish(),
};

/** What can happen to the incident together with a new update. */
export const incidentStep = {
  phase: phaseReference.optional().describe('The phase into which the incident comes with this update'),
  endedAt: timestamp.optional().describe('The end of the incident, when the update says that it is over'),
};

/** Whether anybody is told of a change. */
export const notifying = {
  notify: z.boolean().optional().describe('Whether subscribers are told; true unless given'),
};

export const updateChanges = { ...updateFields, createdAt: timestamp.optional() };
