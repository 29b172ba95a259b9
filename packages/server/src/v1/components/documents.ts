import type { ComponentState } from '@scs/status';
import type { Visibility } from '@scs/store';
import { z } from 'zod';
import { visibility } from '../../status/schemas.ts';
import { versioned, versionedOf } from '../conventions/documents.ts';

/** A state as the API tells it. */
const shownState = {
  kind: z.enum(['operational', 'maintenance', 'disturbance', 'unknown']),
  name: z.string().describe("The severity's name, `operational`, `maintenance` or `unknown`"),
  severity: z.int().nullable(),
  status: z
    .enum(['operational', 'under_maintenance', 'degraded_performance', 'partial_outage', 'major_outage'])
    .describe("In the words of Statuspage's documents"),
};

const componentState = z
  .object({
    ...shownState,
    causedBy: z.array(z.string()).describe('The incidents that make it so'),
    affectedBy: z.array(z.string()).describe('All incidents and maintenances that affect it now'),
  })
  .meta({ id: 'ComponentState' });

export const componentDocument = z
  .object({
    id: z.string(),
    displayName: z.string().nullable(),
    description: z.string().nullable(),
    labels: z.record(z.string(), z.string()),
    groupId: z.string().nullable(),
    position: z.int(),
    visibility,
    state: componentState,
    ...versioned,
  })
  .meta({ id: 'Component' });
export type ComponentDocument = z.infer<typeof componentDocument>;

export interface ComponentRow {
  id: string;
  seq: string;
  display_name: string | null;
  description: string | null;
  labels: Readonly<Record<string, string>> | null;
  group_id: string | null;
  position: number;
  visibility: Visibility;
  version: number;
  created_at: string;
  updated_at: string;
}

export function toComponent(row: ComponentRow, state: ComponentState): z.infer<typeof componentDocument> {
  return {
    id: row.id,
    displayName: row.display_name,
    description: row.description,
    labels: { ...row.labels },
    groupId: row.group_id,
    position: row.position,
    visibility: row.visibility,
    state: toComponentState(state),
    ...versionedOf(row),
  };
}

function toComponentState(state: ComponentState): z.infer<typeof componentState> {
  return { ...state, causedBy: [...state.causedBy], affectedBy: [...state.affectedBy] };
}
