/**
 * A mail server in a process of its own: prints its port, then a line with the Message-ID of each message that it has taken.
 */
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

const server = new SMTPServer({
  disabledCommands: ['AUTH', 'STARTTLS'],
  onData(stream, _session, done) {
    void text(stream).then((message) => {
      process.stdout.write(`${/^Message-ID: *(\S+)/im.exec(message)?.[1] ?? 'none'}\n`);
      done();
    });
  },
});
server.on('error', () => undefined);
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`${String((server.server.address() as AddressInfo).port)}\n`);
});
