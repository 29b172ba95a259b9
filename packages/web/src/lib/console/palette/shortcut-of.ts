/** What a key asks for. */
export type Shortcut =
  { readonly kind: 'palette' | 'search' | 'help' | 'await-goal' } | { readonly kind: 'go'; readonly path: string };

/** A key that was pressed, as far as it matters. */
export type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>;

interface Circumstances {
  /** Whether `g` was the key before, a moment ago. */
  readonly isGoing: boolean;
  /** Whether a field or a dialog takes the key. */
  readonly isTyping: boolean;
  /** Whether keys of their own, without Ctrl, are shortcuts (WCAG 2.1.4). */
  readonly areSinglesOn: boolean;
}

/** Where `g` and a second key lead. */
export const goals = {
  d: { path: '/console', word: 'dashboard' },
  i: { path: '/console/incidents', word: 'incidents' },
  m: { path: '/console/maintenances', word: 'maintenances' },
  c: { path: '/console/components', word: 'components' },
} as const;

/** Where something new is begun by `n`. */
export const newIncident = '/console/incidents/new';

/**
 * What a key asks for; undefined for every other. Ctrl or Cmd with K opens the palette anywhere.
 *
 * @example shortcutOf({ key: 'm', … }, { isGoing: true, … }) // { kind: 'go', path: '/console/maintenances' }
 */
export function shortcutOf(
  { key, ctrlKey, metaKey, altKey }: Pressed,
  { isGoing, isTyping, areSinglesOn }: Circumstances,
): Shortcut | undefined {
  if ((ctrlKey || metaKey) && !altKey && key.toLowerCase() === 'k') return { kind: 'palette' };
  if (ctrlKey || metaKey || altKey || isTyping || !areSinglesOn) return undefined;
  const goal = Object.entries(goals).find(([letter]) => letter === key)?.[1];
  if (isGoing && goal !== undefined) return { kind: 'go', path: goal.path };
  switch (key) {
    case 'g':
      return { kind: 'await-goal' };
    case 'n':
      return { kind: 'go', path: newIncident };
    case '/':
      return { kind: 'search' };
    case '?':
      return { kind: 'help' };
    default:
      return undefined;
  }
}
