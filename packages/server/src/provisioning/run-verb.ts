import { parseInput } from '../verb/parse-input.ts';
import type { Verb, VerbContext } from '../verb/verb.ts';

/**
 * Runs a verb as a part of another one, in its transaction.
 *
 * @throws ServerError `invalid` when the input is not what the verb takes, and what the verb itself throws
 */
export function runVerb<Input, Output>(
  context: VerbContext,
  verb: Verb<Input, Output>,
  input: object,
): Promise<Output> {
  return verb.run(context, parseInput(verb.input, input));
}
