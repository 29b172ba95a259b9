import type { FastifyInstance } from 'fastify';
import { componentRoutes } from './components/routes.ts';
import type { V1Context } from './conventions/context.ts';
import { otherMethods } from './conventions/refuse-methods.ts';
import { useConventions } from './conventions/use-conventions.ts';
import { groupRoutes } from './groups/routes.ts';
import { impactTypeRoutes } from './impact-types/routes.ts';
import { phaseRoutes } from './phases/routes.ts';
import { severityRoutes } from './severities/routes.ts';

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
    refuseOtherMethods();
    done();
  };
}
