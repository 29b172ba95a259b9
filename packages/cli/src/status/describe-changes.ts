import { escapeForTerminal } from '@scs/conformance/terminal';
import type { Change } from '@scs/server';

const signs = { add: '+', change: '~', remove: '-' } as const;

/**
 * Changes as lines for people.
 *
 * @example
 * ```
 * + component Storage
 *       group: North
 * ~ component Network
 *       visibility: public → hidden
 * ```
 */
export function describeChanges(changes: readonly Change[]): string {
  return changes
    .flatMap((change) => [headOf(change), ...fieldsOf(change)])
    .map((line) => `${line}\n`)
    .join('');
}

function headOf({ kind, action, name }: Change): string {
  return `${signs[action]} ${kind} ${escapeForTerminal(name, 200)}`;
}

function fieldsOf({ action, fields }: Change): string[] {
  return Object.entries(fields).flatMap(([field, { before, after }]) => {
    if (action === 'change') return [`      ${field}: ${shown(before)} → ${shown(after)}`];
    const isSaid = ['name', 'names', 'position'].includes(field) || JSON.stringify(after) === '{}';
    return isSaid ? [] : [`      ${field}: ${shown(after)}`];
  });
}

function shown(value: unknown): string {
  if (value === null || value === undefined) return 'none';
  return escapeForTerminal(typeof value === 'string' ? value : JSON.stringify(value), 400);
}
