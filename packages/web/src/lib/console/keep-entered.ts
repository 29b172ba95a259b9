import type { ActionResult, SubmitFunction } from '$app/forms';
import { tick } from 'svelte';
import { knownTexts } from './sending/known-texts.ts';
import { markSender } from './sending/mark-sender.ts';
import { failure, sendingCount } from './sending/sending.ts';
import { showWrong } from './sending/show-wrong.ts';
import { carryOver, forgetEdits, pass, unsavedForms } from './sending/unsaved.ts';

/** Forms whose answer has not come yet. */
const onTheWay = new WeakSet<HTMLFormElement>();

/**
 * For `use:enhance` of every form of the console. What was entered stays in the form, and after a refusal the page shows what is
 * there now, as it does without scripts; so a conflict can say what somebody else has changed. A form that is on its way is not
 * sent a second time, and one that did not arrive stays as it is: its idempotency key, or its version, makes it safe to send again.
 */
export const keepEntered: SubmitFunction = ({ formElement, submitter, cancel }) => {
  const words = knownTexts()?.forms;
  if (onTheWay.has(formElement) || !mayGoOn(formElement, words?.leaveOther)) {
    cancel();
    return;
  }
  onTheWay.add(formElement);
  const unmark = markSender(submitter, words?.sending ?? '');
  sendingCount.update((count) => count + 1);
  failure.set(undefined);
  return async ({ result, update }) => {
    try {
      if (result.type === 'error') failure.set(result.error);
      else await show(result, formElement, () => update({ reset: false, refreshAll: true }));
    } finally {
      onTheWay.delete(formElement);
      unmark();
      sendingCount.update((count) => count - 1);
    }
  };
};

async function show(result: ActionResult, form: HTMLFormElement, update: () => Promise<void>): Promise<void> {
  const wasUnsaved = unsavedForms().includes(form);
  if (result.type === 'redirect') forgetEdits();
  await pass(update);
  await tick();
  if (result.type === 'redirect') return;
  if (wasUnsaved) carryOver(form);
  if (result.type === 'failure') showWrong();
}

/** What somebody has typed into another form of the page is lost when this one leads on. */
function mayGoOn(form: HTMLFormElement, question = ''): boolean {
  return unsavedForms().every((one) => one === form) || confirm(question);
}
