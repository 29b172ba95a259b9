import { Readable, type Duplex } from 'node:stream';
import type pg from 'pg';

/** What `pg` calls on a statement that it is given as an object, as far as COPY needs it. */
interface CopyStatement extends pg.Submittable {
  handleCopyInResponse(): void;
  handleCopyData(message: { chunk: Buffer }): void;
  handleCommandComplete(message: { text: string }): void;
  handleReadyForQuery(): void;
  handleError(error: Error): void;
  handleRowDescription(): void;
  handleDataRow(): void;
  handlePortalSuspended(): void;
  handleEmptyQuery(): void;
}

/** What the connection of `pg` can do for COPY. */
interface CopyConnection {
  readonly stream: Duplex;
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
  sendCopyFail(reason: string): void;
}

/** The type declarations of `pg` leave the methods for COPY out; `pg` 8 has them. */
function forCopy(connection: unknown): CopyConnection {
  return connection as CopyConnection;
}

const nothing = (): void => undefined;
const unused = {
  handleRowDescription: nothing,
  handleDataRow: nothing,
  handlePortalSuspended: nothing,
  handleEmptyQuery: nothing,
};

/** Runs a `COPY … TO STDOUT`. The server is asked for no more than is taken. */
export function copyOut(client: pg.Client, statement: string): Readable {
  let socket: Duplex | undefined;
  const rows = new Readable({
    highWaterMark: 256 * 1024,
    read() {
      socket?.resume();
    },
  });
  const copy: CopyStatement = {
    ...unused,
    submit(connection) {
      const open = forCopy(connection);
      socket = open.stream;
      open.query(statement);
    },
    handleCopyData({ chunk }) {
      // copied, since pg uses its buffer again
      if (!rows.push(Buffer.from(chunk))) socket?.pause();
    },
    handleCopyInResponse: nothing,
    handleCommandComplete: nothing,
    handleReadyForQuery() {
      rows.push(null);
    },
    handleError(error) {
      rows.destroy(error);
    },
  };
  client.query(copy);
  return rows;
}

/**
 * Runs a `COPY … FROM STDIN`. Takes no more than the server does.
 *
 * @returns the number of rows
 */
export function copyIn(client: pg.Client, statement: string, data: AsyncIterable<Buffer>): Promise<number> {
  return new Promise((resolve, reject) => {
    let open: CopyConnection | undefined;
    let count = 0;
    let failure: unknown;
    const fail = (error: unknown): void => {
      failure ??= error;
    };
    const send = async (connection: CopyConnection): Promise<void> => {
      const { stream } = connection;
      for await (const chunk of data) {
        if (failure !== undefined) return;
        connection.sendCopyFromChunk(chunk);
        if (stream.writableNeedDrain) await drained(stream);
      }
      connection.endCopyFrom();
    };
    const copy: CopyStatement = {
      ...unused,
      submit(connection) {
        open = forCopy(connection);
        open.query(statement);
      },
      handleCopyInResponse() {
        if (open === undefined) return;
        const connection = open;
        send(connection).catch((error: unknown) => {
          fail(error);
          connection.sendCopyFail('the data cannot be read');
        });
      },
      handleCopyData: nothing,
      handleCommandComplete({ text }) {
        count = Number(/^COPY (\d+)/.exec(text)?.[1]);
      },
      handleError(error) {
        fail(error);
        reject(failure instanceof Error ? failure : error);
      },
      handleReadyForQuery() {
        if (failure === undefined) resolve(count);
      },
    };
    client.query(copy);
  });
}

/** Waits until a stream takes more, or never will. */
function drained(stream: Duplex): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      stream.off('drain', done).off('close', done);
      resolve();
    };
    stream.on('drain', done).on('close', done);
  });
}
