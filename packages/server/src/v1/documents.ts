/** The documents of `/api/v1`, for whoever uses it from within: the console. */
export type { AuditDocument } from '../auth/v1/audit-routes.ts';
export type { InvitationDocument } from '../auth/v1/invitation-routes.ts';
export type { SelfDocument, SessionDocument } from '../auth/v1/session-routes.ts';
export type { TokenDocument } from '../auth/v1/token-routes.ts';
export type { UserDocument } from '../auth/v1/user-routes.ts';
export type { ComponentDocument } from './components/documents.ts';
export type { GroupDocument } from './groups/routes.ts';
export type { ImpactTypeDocument } from './impact-types/routes.ts';
export type { HistoryDocument } from './incidents/history-routes.ts';
export type { IncidentDocument, MaintenanceDocument, UpdateDocument } from './incidents/documents.ts';
export type { ConflictDocument, ConflictsDocument, PlanCheckDocument } from './maintenances/conflict-routes.ts';
export type { RevisionDocument } from './revision/routes.ts';
export type { SeverityDocument } from './severities/routes.ts';
export type { PhaseListDocument } from './phases/routes.ts';
export type { DeliveryDocument } from './subscriptions/delivery-documents.ts';
export type { SubscriptionDocument } from './subscriptions/documents.ts';
export type { TemplateDocument } from './templates/routes.ts';
export type { UptimeDocument } from './uptime/routes.ts';
