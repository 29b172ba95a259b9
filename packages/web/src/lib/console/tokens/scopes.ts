import type { ConsoleTexts } from '../texts.ts';

/** The areas that a token can be narrowed to, what operators do first. */
const scopes = [
  'incident',
  'incident-update',
  'maintenance',
  'component',
  'component-group',
  'template',
  'severity',
  'phases',
  'impact-type',
  'status',
  'subscription',
  'delivery',
  'token',
  'session',
  'user',
  'invitation',
  'audit',
] as const;

/** The areas as choices, with their names in the API beside. */
export function scopeChoices(texts: ConsoleTexts['tokens']) {
  return scopes.map((scope) => ({ value: scope, label: scope, detail: texts[`scope-${scope}`] }));
}
