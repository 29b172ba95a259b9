import { z } from 'zod';
import { id, text, timestamp } from '../../status/schemas.ts';
import { pageQuery } from '../conventions/page.ts';
import type { IncidentRow } from './documents.ts';

/** A boolean in a URL. */
export const flag = z.enum(['true', 'false']).transform((value) => value === 'true');

/** What lists of incidents and of maintenances take alike. */
export const eventQuery = {
  ...pageQuery,
  component: id.optional().describe('Only what affects this component'),
  from: timestamp.optional().describe('Only what had not ended at this moment'),
  to: timestamp.optional().describe('Only what had begun at this moment'),
  text: text.max(200).optional().describe('A part of the title or the description'),
};

const sortAt = z.string().regex(/^(?:infinity|\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(?:\.\d{1,6})?\+00)$/);

export const incidentCursor = z.tuple([sortAt, z.string().regex(/^\d{1,18}$/)]);

export function incidentKey(row: IncidentRow): z.infer<typeof incidentCursor> {
  return [row.sort_at, row.seq];
}
