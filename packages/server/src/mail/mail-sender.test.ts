import { expect, onTestFinished, test } from 'vitest';
import { judgeMailError } from './judge-mail-error.ts';
import { mailSender } from './mail-sender.ts';
import { startSmtp } from './testing/smtp-receiver.ts';

const mail = {
  to: 'anna@example.org',
  subject: 'x',
  text: 'x',
  html: '<p>x</p>',
  messageId: '<1@example.com>',
  headers: {},
};

test.each(['starttls', 'tls'] as const)('with %s nothing goes to a server that does not encrypt', async (security) => {
  await using smtp = await startSmtp();
  const from = { name: null, address: 'status@example.com' };
  const sender = mailSender({ host: '127.0.0.1', port: smtp.port, security, from }, 'Example Cloud');
  onTestFinished(() => {
    sender.close();
  });
  const error: unknown = await sender.send(mail).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(Error);
  expect(judgeMailError(error)).toMatchObject({ isFinal: false, isBounce: false });
  expect(smtp.mails).toEqual([]);
  expect(smtp.asked).toEqual([]);
});

test.each([
  ['no answer', {}, [null, false, false]],
  ['a mailbox that is full for now', { responseCode: 452, command: 'RCPT TO' }, [452, false, false]],
  ['a mailbox that is not there', { responseCode: 550, command: 'RCPT TO' }, [550, true, true]],
  ['a message that is refused', { responseCode: 554, command: 'DATA' }, [554, true, false]],
  ['a sender that is refused', { responseCode: 550, command: 'MAIL FROM' }, [550, false, false]],
  ['a password that is wrong', { responseCode: 535, command: 'AUTH PLAIN' }, [535, false, false]],
  ['a conversation that went wrong', { responseCode: 503, command: 'RCPT TO' }, [503, false, false]],
])('%s is judged', (message, fields, [status, isFinal, isBounce]) => {
  const error = Object.assign(new Error(`${message}\r\n`), fields);
  expect(judgeMailError(error)).toEqual({ status, isFinal, isBounce, error: `${message} ` });
});
