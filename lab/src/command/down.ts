import type { Say } from './progress.ts';
import { runScript } from '../services/run-script.ts';
import { stopServices } from '../services/stop-services.ts';

/** Stops every service; the data stays. */
export async function down(say: Say): Promise<void> {
  await stopServices();
  await runScript('release.sh', say);
  say('all services are stopped; the data stays ("npm run lab reset" removes it)');
}
