const pauseMs = 300;

/**
 * Marks the button that has sent a form as busy, and a moment later shows a word on it.
 *
 * @returns takes the mark away
 */
export function markSender(button: HTMLElement | null, word: string): () => void {
  if (button === null) return () => undefined;
  button.setAttribute('aria-busy', 'true');
  const timer = setTimeout(() => {
    button.dataset['sending'] = word;
  }, pauseMs);
  return () => {
    clearTimeout(timer);
    button.removeAttribute('aria-busy');
    delete button.dataset['sending'];
  };
}
