import type { ActionFailure } from '@sveltejs/kit';
import { fail } from '@sveltejs/kit';
import type { Entered, Refused } from '../forms.ts';

/** A refusal that keeps what was chosen, too, so that nothing has to be chosen again. */
export interface RefusedWithChoices extends Refused {
  readonly chosen: Readonly<Record<'componentIds' | 'events', string[]>>;
}

/** Shows the form of a subscriber again; its secret is not sent back to the browser. */
export function refuseWithChoices(
  problem: Refused['problem'],
  entered: Entered,
  { componentIds, events }: { readonly componentIds: string[] | null; readonly events: string[] | null },
): ActionFailure<RefusedWithChoices> {
  const shown = { ...entered, accessToken: '' };
  return fail(problem.status, {
    problem,
    entered: shown,
    chosen: { componentIds: componentIds ?? [], events: events ?? [] },
  });
}
