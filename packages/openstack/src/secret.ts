import { inspect } from 'node:util';

/**
 * A password, token or key. It shows itself as `[secret]` wherever it is printed, inspected or serialised; only
 * {@link Secret.reveal} gives the value, and only the authentication calls it.
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
    return '[secret]';
  }

  toJSON(): string {
    return '[secret]';
  }

  [inspect.custom](): string {
    return '[secret]';
  }
}
