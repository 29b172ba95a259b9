import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** A message as the mail server got it. */
export interface ReceivedMail {
  readonly from: string;
  readonly to: readonly string[];
  /** As it came over the wire. */
  readonly raw: string;
  readonly parsed: ParsedMail;
}

/** A real mail server. */
export interface SmtpReceiver extends AsyncDisposable {
  readonly port: number;
  readonly mails: readonly ReceivedMail[];
  /** Recipients that it was asked about, refused ones included. */
  readonly asked: readonly string[];
  /** Waits for that many messages. */
  received(count: number): Promise<readonly ReceivedMail[]>;
}

/** @param refuse the reply code with which the nth recipient is refused, from 1; undefined to take it */
export async function startSmtp(
  refuse: (address: string, count: number) => number | undefined = () => undefined,
): Promise<SmtpReceiver> {
  const mails: ReceivedMail[] = [];
  const asked: string[] = [];
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    // idle connections of a pool would keep it
    closeTimeout: 50,
    onRcptTo({ address }, _session, done) {
      asked.push(address);
      const code = refuse(address, asked.length);
      const said = `<${address}>: Recipient address rejected: User unknown, or not now`;
      done(code === undefined ? null : Object.assign(new Error(said), { responseCode: code }));
    },
    onData(stream, { envelope }, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const raw = Buffer.concat(chunks);
        void simpleParser(raw).then((parsed) => {
          const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
          mails.push({ from, to: envelope.rcptTo.map(({ address }) => address), raw: raw.toString(), parsed });
          done();
        });
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.server.address() as AddressInfo;
  return {
    port,
    mails,
    asked,
    async received(count) {
      while (mails.length < count) await sleep(20);
      return mails;
    },
    async [Symbol.asyncDispose]() {
      await new Promise<void>((resolve) => {
        server.close(resolve);
      });
    },
  };
}
