import { z } from 'zod';
import { id, labels, text, timestamp, uniqueName, visibility } from '../status/schemas.ts';
import { templateContent } from '../status/incidents/schemas.ts';

/** Numbers that go on from here must stay storable; a version, moreover, such that its ETag has at most nine digits. */
const largestCount = 900_000_000;
const counted = (least: number) => z.int().min(least).max(largestCount);

/** Left out by other writers than our own export: then things are as new. */
const versioned = {
  version: counted(1).default(1),
  createdAt: timestamp.optional(),
  updatedAt: timestamp.optional(),
};
const order = counted(0);

const severity = z.strictObject({
  id,
  displayName: uniqueName.nullable(),
  value: z.int().min(1).max(100).nullable(),
  colour: z
    .string()
    .regex(/^#[0-9a-f]{6}$/)
    .nullable()
    .default(null),
  ...versioned,
});

const maintenance = z.strictObject({
  plannedStart: timestamp.nullable(),
  plannedEnd: timestamp,
  startedAt: timestamp.nullable(),
  finishedAt: timestamp.nullable(),
  cancelledAt: timestamp.nullable(),
  startsByItself: z.boolean(),
  endsByItself: z.boolean(),
});

const incident = z.strictObject({
  id,
  displayName: text.nullable(),
  description: text.nullable(),
  beganAt: timestamp.nullable(),
  endedAt: timestamp.nullable(),
  phase: z.strictObject({ generation: counted(1), order }).nullable(),
  isDraft: z.boolean().default(false),
  impacts: z.array(z.strictObject({ component: id, type: id, severity: z.int().min(0).max(100).nullable() })),
  updates: z.array(
    z.strictObject({
      order,
      displayName: text.nullable(),
      description: text.nullable(),
      isAutomatic: z.boolean().default(false),
      ...versioned,
    }),
  ),
  /** Null for what is none; left out, the impacts and times of the incident say it. */
  maintenance: maintenance.nullable().optional(),
  postMortem: z
    .strictObject({ title: text.nullable(), body: text, publishedAt: timestamp.nullable(), ...versioned })
    .nullable()
    .optional(),
  ...versioned,
});

const whole = z.int().min(0);
const reportOfMonth = z.strictObject({
  month: z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/, 'must be a month such as 2026-10'),
  timeZone: text,
  beganAt: timestamp,
  endedAt: timestamp,
  frozenAt: timestamp,
  components: z.array(
    z.strictObject({
      id,
      name: text,
      group: text.nullable(),
      visibility,
      windowMs: whole,
      downtimeMs: whole,
      maintenanceMs: whole,
      incidents: whole,
      maintenances: whole,
    }),
  ),
});

/**
 * Everything that a status page is made of, as one JSON document: what `scs status export` writes and `scs status import`
 * reads. Users, tokens, subscriptions and the audit log are no part of it: they hold secrets, or belong to one server.
 */
export const transferDocument = z.strictObject({
  format: z.literal('scs-status'),
  formatVersion: z.literal(1),
  exportedAt: timestamp.optional(),
  severities: z.array(severity),
  phases: z.array(z.strictObject({ generation: counted(1), order, name: text })),
  impactTypes: z.array(z.strictObject({ id, displayName: text, description: text.nullable(), ...versioned })),
  groups: z.array(
    z.strictObject({
      id,
      name: uniqueName,
      description: text.nullable(),
      isRedundant: z.boolean(),
      position: z.int32(),
      ...versioned,
    }),
  ),
  components: z.array(
    z.strictObject({
      id,
      displayName: text.nullable(),
      description: text.nullable(),
      labels: labels.nullable(),
      groupId: id.nullable(),
      position: z.int32(),
      visibility,
      ...versioned,
    }),
  ),
  incidents: z.array(incident),
  templates: z.array(z.strictObject({ id, name: uniqueName, content: templateContent, ...versioned })),
  /** Months that are frozen; they stay frozen. */
  reports: z.array(reportOfMonth).default([]),
});

export type TransferDocument = z.output<typeof transferDocument>;
/** As it is written. */
export type TransferInput = z.input<typeof transferDocument>;
