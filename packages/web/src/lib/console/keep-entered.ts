import type { SubmitFunction } from '$app/forms';

/**
 * For `use:enhance`: what was entered stays in the form, and after a refusal the page shows what is there now, as it does
 * without scripts; so a conflict can say what somebody else has changed.
 */
export const keepEntered: SubmitFunction = () => {
  return ({ update }) => update({ reset: false, refreshAll: true });
};
