import type { PlanCheckDocument } from '@scs/server';
import type { Attachment } from 'svelte/attachments';

/** How the text looks, and what the plan runs into. */
export interface PlanAnswer {
  readonly html: string;
  /** Null while there is no plan to speak of. */
  readonly warnings: PlanCheckDocument | null;
}

const pauseMs = 400;

/**
 * Asks the server about a plan while it is typed: a moment after the last change, and never twice at once. Without an answer, the
 * form asks when it is sent, as it does without scripts.
 */
export function followPlan(onAnswer: (answer: PlanAnswer) => void): Attachment<HTMLFormElement> {
  return (form) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let asked: AbortController | undefined;

    async function ask(): Promise<void> {
      asked?.abort();
      asked = new AbortController();
      try {
        const answer = await fetch('/console/maintenances/check', {
          method: 'POST',
          body: new FormData(form),
          signal: asked.signal,
        });
        if (answer.ok) onAnswer((await answer.json()) as PlanAnswer);
      } catch {
        // given up for a later question, or the network is away
      }
    }
    const onInput = () => {
      clearTimeout(timer);
      timer = setTimeout(() => void ask(), pauseMs);
    };
    form.addEventListener('input', onInput);
    return () => {
      form.removeEventListener('input', onInput);
      clearTimeout(timer);
      asked?.abort();
    };
  };
}
