import type { SubscribeChoice } from './model.ts';

const longestAddress = 1000;

/** Reads what the forms of subscribers send; what is left out or unknown counts as not chosen. */
export function choiceOf(form: URLSearchParams, language: string): SubscribeChoice {
  const componentIds = [...new Set(form.getAll('component'))];
  const given = form.get('language') ?? language;
  return {
    componentIds: componentIds.length === 0 ? null : componentIds,
    about: oneOf(['incidents', 'maintenances'] as const, form.get('about')) ?? null,
    frequency: oneOf(['daily', 'weekly'] as const, form.get('frequency')) ?? 'immediate',
    language: oneOf(['de'] as const, given) ?? 'en',
  };
}

/** The address as it was typed in. */
export function addressOf(form: URLSearchParams): string {
  return (form.get('address') ?? '').slice(0, longestAddress);
}

function oneOf<const Values extends readonly string[]>(
  values: Values,
  value: string | null,
): Values[number] | undefined {
  return values.find((known) => known === value);
}
