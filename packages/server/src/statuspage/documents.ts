import { z } from 'zod';
import { moment } from '../v1/conventions/documents.ts';

/** The documents of Atlassian Statuspage's public API, version 2, as its status pages publish them. */
const statuses = [
  'operational',
  'under_maintenance',
  'degraded_performance',
  'partial_outage',
  'major_outage',
] as const;
const status = z.enum(statuses);

export const page = z
  .object({
    id: z.string(),
    name: z.string(),
    url: z.string(),
    time_zone: z.string(),
    updated_at: moment.describe('When anything changed last'),
  })
  .meta({ id: 'StatuspagePage' });

export const pageStatus = z
  .object({
    indicator: z.enum(['none', 'maintenance', 'minor', 'major', 'critical']),
    description: z.string(),
  })
  .meta({ id: 'StatuspageStatus' });

export const component = z
  .object({
    id: z.string(),
    name: z.string(),
    status,
    created_at: moment,
    updated_at: moment,
    position: z.int().describe('Within its group, or among those that are in none'),
    description: z.string().nullable(),
    showcase: z.boolean(),
    start_date: z.string().nullable(),
    group_id: z.string().nullable(),
    page_id: z.string(),
    group: z.boolean().describe('Whether it is a group'),
    only_show_if_degraded: z.boolean(),
    components: z.array(z.string()).optional().describe("A group's components"),
  })
  .meta({ id: 'StatuspageComponent' });

const affected = z.object({
  code: z.string(),
  name: z.string(),
  old_status: status,
  new_status: status,
});

const eventFields = {
  id: z.string(),
  name: z.string(),
  created_at: moment,
  updated_at: moment,
  monitoring_at: moment.nullable(),
  resolved_at: moment.nullable(),
  shortlink: z.string(),
  started_at: moment,
  page_id: z.string(),
  reminder_intervals: z.string().nullable(),
  components: z.array(component),
};

function updateOf<T extends string>(known: readonly T[]) {
  return z.object({
    id: z.string(),
    status: z.enum(known),
    body: z.string(),
    incident_id: z.string(),
    created_at: moment,
    updated_at: moment,
    display_at: moment,
    affected_components: z.array(affected),
    deliver_notifications: z.boolean(),
    custom_tweet: z.string().nullable(),
    tweet_id: z.string().nullable(),
  });
}

const incidentStatuses = ['investigating', 'identified', 'monitoring', 'resolved'] as const;
const maintenanceStatuses = ['scheduled', 'in_progress', 'completed'] as const;

export const incident = z
  .object({
    ...eventFields,
    status: z.enum(incidentStatuses),
    impact: z.enum(['none', 'minor', 'major', 'critical']),
    incident_updates: z.array(updateOf(incidentStatuses)).describe('The newest first'),
  })
  .meta({ id: 'StatuspageIncident' });

export const scheduledMaintenance = z
  .object({
    ...eventFields,
    status: z.enum(maintenanceStatuses),
    impact: z.enum(['maintenance']),
    incident_updates: z.array(updateOf(maintenanceStatuses)).describe('The newest first'),
    scheduled_for: moment,
    scheduled_until: moment,
  })
  .meta({ id: 'StatuspageScheduledMaintenance' });

export type IncidentStatus = (typeof incidentStatuses)[number];
export type Component = z.infer<typeof component>;
export type Incident = z.infer<typeof incident>;
export type ScheduledMaintenance = z.infer<typeof scheduledMaintenance>;
