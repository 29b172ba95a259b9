import { rmSync } from 'node:fs';
import { down } from './down.ts';
import { cloudsYaml, state } from '../paths.ts';
import type { Say } from './progress.ts';

/** Stops the lab and removes all that it has written, so that the next `up` makes a new cloud. */
export async function reset(say: Say): Promise<void> {
  await down(() => undefined);
  rmSync(cloudsYaml, { force: true });
  rmSync(state, { recursive: true, force: true });
  say('stopped, and all data removed; "npm run lab up" makes a new cloud');
}
