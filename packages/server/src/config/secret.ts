import { inspect } from 'node:util';

const shown = '(secret)';

/**
 * A password, a token or a URL that holds one. It shows itself as `(secret)` wherever it is printed, inspected or
 * serialised; only {@link Secret.reveal} gives the value.
 */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  reveal(): string {
    return this.#value;
  }

  toString(): string {
    return shown;
  }

  toJSON(): string {
    return shown;
  }

  [inspect.custom](): string {
    return shown;
  }
}
