import type { Entered, Refused } from '../forms.ts';

/** What an action of an incident's forms answers: the page is shown again, with a preview of the text or what is wrong. */
export interface Answered {
  readonly entered: Entered;
  readonly problem?: Refused['problem'];
  /** The text as the page will show it: harmless HTML. */
  readonly preview?: string;
  /** The component that was made on the way. */
  readonly made?: string;
}

/** Why a form was refused, if it was. */
export function refusedOf(answered: Answered | null | undefined): Refused | null {
  return answered?.problem === undefined ? null : { problem: answered.problem, entered: answered.entered };
}

/**
 * Names a conflict, so that a form can begin anew with what was entered: that somebody else has changed the thing and that this
 * form was refused for it come one after the other.
 */
export function conflictOf(refused: Refused | null): string {
  return refused?.problem.code === 'changed-meanwhile' ? (refused.entered['version'] ?? '') : '';
}
