import type { IncidentDocument, TemplateDocument } from '@scs/server';
import type { Choices } from './choices.ts';
import { namesIn } from './choices.ts';
import { choiceFrom, impactsOf, type ImpactChoice } from './impact-choice.ts';
import { phaseValue } from './phase-options.ts';
import { stepOf } from './severity-steps.ts';

/** What the form of an incident or of a template shows. */
export interface FormValues {
  /** By the names of the fields; impacts are apart. */
  readonly fields: Readonly<Record<string, string>>;
  readonly choice: ImpactChoice;
}

/** What both have, as far as it is set. */
type Content = Partial<Pick<IncidentDocument, 'displayName' | 'description' | 'affects'>> & {
  readonly phase?: { readonly generation: number; readonly order: number } | null;
};

/**
 * What the form shows of an incident.
 *
 * @param times as fields hold them, in the page's time zone
 */
export function valuesOf(content: Content, choices: Choices, times: Readonly<Record<string, string>> = {}): FormValues {
  return {
    fields: {
      displayName: content.displayName ?? '',
      description: content.description ?? '',
      phase: phaseValue(content.phase),
      ...times,
    },
    choice: choiceFrom(content.affects ?? [], { steps: choices.steps, type: choices.types[0]?.id ?? '' }),
  };
}

/** What a template sets, without what is gone since: components and impact types can be deleted under it. */
export function contentOf(template: TemplateDocument | undefined, choices: Choices): Content {
  const content = (template?.content ?? {}) as Content;
  const names = namesIn(choices);
  const types = new Set(choices.types.map(({ id }) => id));
  const affects = (content.affects ?? [])
    .filter(({ reference, type }) => names.has(reference) && types.has(type))
    .map((impact) => ({ ...impact, severity: (impact.severity as number | null | undefined) ?? null }));
  return { ...content, affects };
}

/** Impacts as one text, which is the same for the same impacts; what is no impact yet stands there as it was chosen. */
export function impactsText(choice: ImpactChoice): string {
  const made = impactsOf(choice);
  if ('wrong' in made) return JSON.stringify(choice);
  const rows = made.affects.map(({ reference, type, severity }) => JSON.stringify([reference, type, severity]));
  return `[${rows.sort().join(',')}]`;
}

/** Impacts in words, one a line, for people who compare two versions. @param text as `impactsText` makes it */
export function impactsInWords(text: string, choices: Choices): string {
  const impacts: unknown = JSON.parse(text);
  if (!Array.isArray(impacts)) return '';
  const names = namesIn(choices);
  const typeNames = new Map(choices.types.map(({ id, name }) => [id, name]));
  return (impacts as [reference: string, type: string, severity: number | null][])
    .map(([reference, type, severity]) => {
      const step = stepOf(severity, choices.steps);
      const value = severity === null ? '–' : String(severity);
      return `${names.get(reference) ?? '?'}: ${typeNames.get(type) ?? '?'}, ${step?.name ?? ''} (${value})`;
    })
    .sort()
    .join('\n');
}
