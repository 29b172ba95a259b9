import type { Store } from '@scs/store';
import { system } from '../../auth/actor.ts';
import { perform } from '../../verb/perform.ts';
import type { Verb } from '../../verb/verb.ts';

/** Runs a verb as the server itself, on a database of a test. */
export function actOn(store: Store) {
  const silent = () => undefined;
  const changes = {
    origin: 'test',
    epoch: 0,
    isListening: true,
    bump: silent,
    wake: silent,
    onChange: silent,
    onWork: silent,
  };
  return <Input, Output>(verb: Verb<Input, Output>, input: unknown): Promise<Output> =>
    perform({ store, changes }, { actor: system, requestId: null }, verb, input);
}
