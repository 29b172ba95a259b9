import { once } from 'node:events';
import type { Writable } from 'node:stream';

const enoughToWrite = 64 * 1024;

/** Collects lines into writes of some 64 KiB, and waits where the reader is slower. */
export class LineWriter {
  #pending = '';
  readonly #stream: Writable;

  constructor(stream: Writable) {
    this.#stream = stream;
  }

  /** Adds a line without its end; true when it is time to `flush`. */
  add(line: string): boolean {
    this.#pending += `${line}\n`;
    return this.#pending.length >= enoughToWrite;
  }

  async flush(): Promise<void> {
    const text = this.#pending;
    this.#pending = '';
    if (text !== '' && !this.#stream.write(text)) await once(this.#stream, 'drain');
  }
}
