import type { SeverityDocument } from '@scs/server';
import { readAll } from '../../lib/console/api.ts';
import { readDashboard } from '../../lib/console/dashboard/read-dashboard.ts';
import { mayOperate, mayDraft } from '../../lib/console/roles.ts';
import { severitySteps } from '../../lib/console/incidents/severity-steps.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, locals }) => {
  const { role } = locals.actor;
  const may = { change: mayOperate(role), draft: mayDraft(role) };
  const [dashboard, severities] = await Promise.all([
    readDashboard(fetch, { mayChange: may.change, now: new Date() }),
    readAll<SeverityDocument>(fetch, '/severities'),
  ]);
  return { dashboard, steps: severitySteps(severities), may };
};
