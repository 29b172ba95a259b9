import { z } from 'zod';
import { valueFacts } from './facts.ts';

/** True or false. */
export const yesOrNo = z.boolean().register(valueFacts, { wanted: 'true or false' });

/** One of a closed list. */
export function choice<const Values extends readonly [string, ...string[]]>(values: Values) {
  return z.enum(values).register(valueFacts, { wanted: `one of ${values.join(', ')}`, code: 'unknown-choice' });
}

/** A whole number within a range, both ends included. */
export function wholeNumber(min: number, max: number) {
  return z
    .int()
    .min(min)
    .max(max)
    .register(valueFacts, { wanted: `a whole number from ${min} to ${max}`, code: 'out-of-range' });
}

/** One line of text that is not empty. */
export function line(longest = 500) {
  return z
    .string()
    .min(1)
    .max(longest)
    .regex(/^\P{Cc}*$/u)
    .register(valueFacts, { wanted: `one line of text, at most ${longest} characters`, code: 'bad-text' });
}

/** Text of several lines. */
export function paragraphs(longest = 20_000) {
  return z
    .string()
    .min(1)
    .max(longest)
    .regex(/^[\n\t\P{Cc}]*$/u)
    .register(valueFacts, { wanted: `text of at most ${longest} characters`, code: 'bad-text' });
}

/** Text of a form that a pattern decides. */
export function textLike(pattern: RegExp, wanted: string, code: 'bad-text' | 'bad-url' = 'bad-text') {
  return z.string().regex(pattern).register(valueFacts, { wanted, code });
}

/** A list; what its items are is said by them. */
export function listOf<Item extends z.ZodType>(item: Item, wanted: string) {
  return z.array(item).max(100_000).register(valueFacts, { wanted });
}

/** A map with names of the user's own. */
export function mapOf<Value extends z.ZodType>(value: Value, wanted: string) {
  return z.record(line(), value).register(valueFacts, { wanted });
}
