import { z, type ZodType } from 'zod';

/**
 * The operations of the compatible API. Its routes read their requests as upstream does, which no schema could do; this
 * describes what upstream's document describes.
 */
export interface CompatOperation {
  tags: readonly string[];
  operationId: string;
  summary: string;
  params?: ZodType;
  querystring?: ZodType;
  body?: ZodType;
  response: Readonly<Record<number, ZodType>>;
}

const uuid = z.guid();
const incremental = z.int().min(0);
const date = z.string().meta({ format: 'date-time' });
const severityValue = z.int().min(0).max(100);
const labels = z.record(z.string(), z.string());
const impact = z
  .object({ reference: uuid, type: uuid, severity: severityValue.optional() })
  .meta({ id: 'StatusImpact' });
const phase = z.object({ generation: incremental, order: incremental }).meta({ id: 'StatusPhaseReference' });

const component = { displayName: z.string().optional(), labels: labels.optional() };
const impactType = { displayName: z.string(), description: z.string().optional() };
const severity = { displayName: z.string().optional(), value: z.int().min(1).max(100).optional() };
const event = {
  displayName: z.string().optional(),
  description: z.string().optional(),
  beganAt: date.nullable().optional(),
  endedAt: date.nullable().optional(),
};
const incident = { ...event, phase: phase.optional(), affects: z.array(impact).optional() };
const update = {
  displayName: z.string().optional(),
  description: z.string().optional(),
  createdAt: date.nullable().optional(),
};

const componentDocument = z
  .object({ id: uuid, ...component, activelyAffectedBy: z.array(impact) })
  .meta({ id: 'StatusComponent' });
const impactTypeDocument = z.object({ id: uuid, ...impactType }).meta({ id: 'StatusImpactType' });
const severityDocument = z.object(severity).meta({ id: 'StatusSeverity' });
const phasesDocument = z
  .object({ generation: incremental, phases: z.array(z.string()) })
  .meta({ id: 'StatusPhaseList' });
const incidentDocument = z
  .object({
    ...event,
    id: uuid,
    beganAt: date.nullable(),
    endedAt: date.nullable(),
    phase,
    affects: z.array(impact),
    updates: z.array(incremental),
  })
  .meta({ id: 'StatusIncident' });
const updateDocument = z
  .object({ ...update, order: incremental, createdAt: date })
  .meta({ id: 'StatusIncidentUpdate' });

export const compatMessage = z.object({ message: z.string() }).meta({ id: 'StatusMessage' });

const one = (document: ZodType) => ({ 200: z.object({ data: document }) });
const list = (document: ZodType) => ({ 200: z.object({ data: z.array(document) }) });
const made = { 201: z.object({ id: uuid }) };
const done = { 204: z.null().describe('Done') };

const at = z.object({
  at: date.optional().describe('The incidents that were going on then; those without an end unless given'),
});
const componentId = z.object({ componentId: uuid });
const impactTypeId = z.object({ impactTypeId: uuid });
const severityName = z.object({
  severityName: z.string().min(1).describe("The severity's name; a percent sign in it is encoded twice"),
});
const incidentId = z.object({ incidentId: uuid });
const updateOrder = z.object({ incidentId: uuid, updateOrder: incremental });

type Words = readonly [operationId: string, summary: string];
function operation(
  tag: string,
  [operationId, summary]: Words,
  rest: Omit<CompatOperation, 'tags' | 'operationId' | 'summary'>,
) {
  return { tags: [`status page API 1.1.2: ${tag}`], operationId, summary, ...rest };
}

const [components, impactTypes, severities, phases, incidents, updates] = [
  'components',
  'impact types',
  'severities',
  'phases',
  'incidents',
  'incident updates',
] as const;

/** By method and route. */
export const compatOperations: Readonly<Record<string, CompatOperation>> = {
  'GET /api/status/components': operation(
    components,
    ['getComponents', 'List components with the impacts of active incidents'],
    {
      querystring: at,
      response: list(componentDocument),
    },
  ),
  'POST /api/status/components': operation(components, ['statusCreateComponent', 'Create a component'], {
    body: z.object(component),
    response: made,
  }),
  'GET /api/status/components/:componentId': operation(components, ['getComponent', 'Read a component'], {
    params: componentId,
    querystring: at,
    response: one(componentDocument),
  }),
  'PATCH /api/status/components/:componentId': operation(components, ['statusUpdateComponent', 'Change a component'], {
    params: componentId,
    body: z.object(component),
    response: done,
  }),
  'DELETE /api/status/components/:componentId': operation(components, ['statusDeleteComponent', 'Delete a component'], {
    params: componentId,
    response: done,
  }),
  'GET /api/status/impacttypes': operation(impactTypes, ['getImpactTypes', 'List impact types'], {
    response: list(impactTypeDocument),
  }),
  'POST /api/status/impacttypes': operation(impactTypes, ['statusCreateImpactType', 'Create an impact type'], {
    body: z.object(impactType),
    response: made,
  }),
  'GET /api/status/impacttypes/:impactTypeId': operation(impactTypes, ['getImpactType', 'Read an impact type'], {
    params: impactTypeId,
    response: one(impactTypeDocument),
  }),
  'PATCH /api/status/impacttypes/:impactTypeId': operation(
    impactTypes,
    ['statusUpdateImpactType', 'Change an impact type'],
    {
      params: impactTypeId,
      body: z.object(impactType).partial(),
      response: done,
    },
  ),
  'DELETE /api/status/impacttypes/:impactTypeId': operation(
    impactTypes,
    ['statusDeleteImpactType', 'Delete an impact type'],
    {
      params: impactTypeId,
      response: done,
    },
  ),
  'GET /api/status/severities': operation(severities, ['getSeverities', 'List severities'], {
    response: list(severityDocument),
  }),
  'POST /api/status/severities': operation(severities, ['statusCreateSeverity', 'Create a severity'], {
    body: z.object(severity),
    response: done,
  }),
  'GET /api/status/severities/*': operation(severities, ['getSeverity', 'Read a severity'], {
    params: severityName,
    response: one(severityDocument),
  }),
  'PATCH /api/status/severities/*': operation(severities, ['statusUpdateSeverity', 'Change a severity'], {
    params: severityName,
    body: z.object(severity),
    response: done,
  }),
  'DELETE /api/status/severities/*': operation(severities, ['statusDeleteSeverity', 'Delete a severity'], {
    params: severityName,
    response: done,
  }),
  'GET /api/status/phases': operation(phases, ['getPhaseList', 'Read a list of phases, the newest unless told'], {
    querystring: z.object({ generation: z.int().min(1).optional() }),
    response: one(phasesDocument),
  }),
  'POST /api/status/phases': operation(phases, ['createPhaseList', 'Create a list of phases'], {
    body: z.object({ phases: z.array(z.string()).min(1) }),
    response: { 201: z.object({ generation: incremental }) },
  }),
  'GET /api/status/incidents': operation(incidents, ['getIncidents', 'List the incidents of a window of time'], {
    querystring: z.object({ start: date, end: date }),
    response: list(incidentDocument),
  }),
  'POST /api/status/incidents': operation(incidents, ['statusCreateIncident', 'Create an incident'], {
    body: z.object(incident),
    response: made,
  }),
  'GET /api/status/incidents/:incidentId': operation(incidents, ['getIncident', 'Read an incident'], {
    params: incidentId,
    response: one(incidentDocument),
  }),
  'PATCH /api/status/incidents/:incidentId': operation(incidents, ['statusUpdateIncident', 'Change an incident'], {
    params: incidentId,
    body: z.object(incident),
    response: done,
  }),
  'DELETE /api/status/incidents/:incidentId': operation(incidents, ['statusDeleteIncident', 'Delete an incident'], {
    params: incidentId,
    response: done,
  }),
  'GET /api/status/incidents/:incidentId/updates': operation(updates, ['getIncidentUpdates', 'List updates'], {
    params: incidentId,
    response: list(updateDocument),
  }),
  'POST /api/status/incidents/:incidentId/updates': operation(updates, ['createIncidentUpdate', 'Create an update'], {
    params: incidentId,
    body: z.object(update),
    response: { 201: z.object({ order: incremental }) },
  }),
  'GET /api/status/incidents/:incidentId/updates/:updateOrder': operation(
    updates,
    ['getIncidentUpdate', 'Read an update'],
    {
      params: updateOrder,
      response: one(updateDocument),
    },
  ),
  'PATCH /api/status/incidents/:incidentId/updates/:updateOrder': operation(
    updates,
    ['updateIncidentUpdate', 'Change an update'],
    {
      params: updateOrder,
      body: z.object(update),
      response: done,
    },
  ),
  'DELETE /api/status/incidents/:incidentId/updates/:updateOrder': operation(
    updates,
    ['statusDeleteIncidentUpdate', 'Delete an update'],
    {
      params: updateOrder,
      response: done,
    },
  ),
};
