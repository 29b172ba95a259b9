import { demand } from '../../../../lib/console/demand.ts';
import { checkPlan, enteredPlan, readPlan } from '../../../../lib/console/maintenances/plan.server.ts';
import { consoleTextsOf } from '../../../../lib/console/texts-of.ts';
import { renderMarkdown } from '../../../../lib/markdown.server.ts';
import type { RequestHandler } from './$types';

/** What a form that is being typed into shows beside it: how the text looks, and what the plan runs into. */
export const POST: RequestHandler = async ({ request, fetch, locals }) => {
  demand('operator', locals);
  const { site } = locals;
  const entered = await enteredPlan(request);
  const { plan } = readPlan(entered, { timeZone: site.timeZone, texts: consoleTextsOf(site).maintenances });
  const warnings = plan && (await checkPlan(fetch, plan, entered['except']));
  return Response.json({ html: renderMarkdown(entered['description'] ?? ''), warnings: warnings ?? null });
};
