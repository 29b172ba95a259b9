import type { FastifyInstance } from 'fastify';
import { auditRoutes } from '../auth/v1/audit-routes.ts';
import { invitationRoutes } from '../auth/v1/invitation-routes.ts';
import { sessionRoutes } from '../auth/v1/session-routes.ts';
import { tokenRoutes } from '../auth/v1/token-routes.ts';
import { userRoutes } from '../auth/v1/user-routes.ts';
import { provisioningRoutes } from '../provisioning/routes.ts';
import { transferRoutes } from '../transfer/routes.ts';
import { componentRoutes } from './components/routes.ts';
import type { V1Context } from './conventions/context.ts';
import { otherMethods } from './conventions/refuse-methods.ts';
import { useConventions } from './conventions/use-conventions.ts';
import { groupRoutes } from './groups/routes.ts';
import { impactTypeRoutes } from './impact-types/routes.ts';
import { incidentRoutes } from './incidents/routes.ts';
import { maintenanceConflictRoutes } from './maintenances/conflict-routes.ts';
import { maintenanceLifeRoutes } from './maintenances/life-routes.ts';
import { maintenanceRoutes } from './maintenances/routes.ts';
import { phaseRoutes } from './phases/routes.ts';
import { revisionRoutes } from './revision/routes.ts';
import { severityRoutes } from './severities/routes.ts';
import { deliveryRoutes } from './subscriptions/delivery-routes.ts';
import { subscriptionRoutes } from './subscriptions/routes.ts';
import { templateRoutes } from './templates/routes.ts';
import { updateRoutes } from './updates/routes.ts';
import { uptimeRoutes } from './uptime/routes.ts';

/** Our own API: what the compatible one cannot say, on the same data and by the same verbs. */
export function v1Api(context: V1Context) {
  return function plugin(instance: FastifyInstance, _options: object, done: () => void): void {
    const app = useConventions(instance);
    const refuseOtherMethods = otherMethods(instance);
    componentRoutes(app, context);
    groupRoutes(app, context);
    severityRoutes(app, context);
    impactTypeRoutes(app, context);
    phaseRoutes(app, context);
    incidentRoutes(app, context);
    updateRoutes(app, context);
    maintenanceRoutes(app, context);
    maintenanceConflictRoutes(app, context);
    maintenanceLifeRoutes(app, context);
    templateRoutes(app, context);
    uptimeRoutes(app, context);
    subscriptionRoutes(app, context);
    deliveryRoutes(app, context);
    userRoutes(app, context);
    invitationRoutes(app, context);
    sessionRoutes(app, context);
    tokenRoutes(app, context);
    auditRoutes(app, context);
    provisioningRoutes(app, context);
    transferRoutes(app, context);
    revisionRoutes(app, context);
    refuseOtherMethods();
    done();
  };
}
