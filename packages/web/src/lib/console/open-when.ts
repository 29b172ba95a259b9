import { browser } from '$app/env';
import { createAttachmentKey } from 'svelte/attachments';

/**
 * Attributes for a `<details>` that opens and closes with a condition, and that a reader may open meanwhile: what was
 * opened before the scripts had arrived stays open when they take over. A plain `open={…}` would shut it again.
 *
 * @param wanted read whenever what it depends on changes; only a change of its answer moves the element
 */
export function openWhen(wanted: () => boolean): object {
  if (!browser) return { open: wanted() };
  let wasWanted = false;
  return {
    [createAttachmentKey()]: (details: HTMLDetailsElement) => {
      const isWanted = wanted();
      if (isWanted !== wasWanted) details.open = isWanted;
      wasWanted = isWanted;
    },
  };
}
