import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { OutputEnded } from '../output/standard-streams.ts';

const enoughToWrite = 64 * 1024;

/** Collects lines into writes of some 64 KiB, and waits where the reader is slower. */
export class LineWriter {
  #pending = '';
  #hasEnded = false;
  readonly #stream: Writable;

  constructor(stream: Writable) {
    this.#stream = stream;
    stream.on('error', () => {
      this.#hasEnded = true;
    });
  }

  /** Adds a line without its end; true when it is time to `flush`. */
  add(line: string): boolean {
    this.#pending += `${line}\n`;
    return this.#pending.length >= enoughToWrite;
  }

  /** @throws OutputEnded when the reader is gone, or the disk full */
  async flush(): Promise<void> {
    const text = this.#pending;
    this.#pending = '';
    if (this.#hasEnded) throw new OutputEnded();
    if (text === '' || this.#stream.write(text)) return;
    await once(this.#stream, 'drain').catch((error: unknown) => {
      throw new OutputEnded(undefined, { cause: error });
    });
  }
}
