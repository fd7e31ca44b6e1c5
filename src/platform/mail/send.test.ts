import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sendLetter } from './send.ts';

let smtp: SMTPServer;
let port: number;
const received: { to: string[]; words: string }[] = [];
beforeAll(async () => {
  smtp = new SMTPServer({
    authOptional: true,
    // Its certificate is one that nobody has signed.
    onData: (stream, session, done) => {
      let words = '';
      stream.on('data', (piece) => {
        words += piece;
      });
      stream.on('end', () => {
        received.push({ to: session.envelope.rcptTo.map(({ address }) => address), words });
        done(null);
      });
    },
  });
  smtp.on('error', () => undefined);
  const listening = smtp.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  port = (listening.address() as AddressInfo).port;
});
afterAll(() => new Promise<void>((done) => void smtp.close(() => done())));

const server = (security: 'none' | 'starttls' | 'tls') => ({
  ...{ host: '127.0.0.1', port, security, username: null, password: null },
});
const letter = {
  from: { name: 'Đôn Đốc', address: 'dd@vptu.vn' },
  ...{ to: 'mai@truong.vn', messageId: '<1@dondoc>', subject: 'Việc hôm nay', text: 'Có hai việc.' },
  html: '<p>Có hai việc.</p>',
};

/** The head of a letter, its folded lines put together again. */
const headOf = (words: string) =>
  (words.split('\r\n\r\n')[0] ?? '').replaceAll(/\r\n[ \t]+/g, ' ').split('\r\n');

it.each([
  '\r\nBcc: kẻ@evil.example',
  '\nBcc: a@evil.example',
  '\rBcc: a@evil.example',
  '\r\n\r\n<script>',
  '\u2028Bcc: x',
])('a subject, a name or an id with %j adds no line to the head of a letter, and no reader', async (more) => {
  received.length = 0;
  const sent = await sendLetter(server('none'), {
    ...letter,
    subject: `Nhắc việc${more}`,
    from: { name: `Văn phòng${more}`, address: 'dd@vptu.vn' },
    messageId: `<2@dondoc>${more}`,
  });
  expect(sent).toEqual({ state: 'sent' });
  const [one] = received;
  expect(one?.to).toEqual(['mai@truong.vn']);
  const names = headOf(one?.words ?? '').map((line) => line.split(':')[0]?.toLowerCase());
  expect(names).not.toContain('bcc');
  for (const name of ['subject', 'from', 'to', 'message-id'])
    expect(
      names.filter((other) => other === name),
      name,
    ).toHaveLength(1);
});

it.each([
  'mai@truong.vn\r\nRCPT TO:<a@evil.example>',
  'mai@truong.vn>\r\nDATA',
  'a@evil.example, mai@truong.vn\n',
])('an address %j is no second command to the mail server', async (to) => {
  received.length = 0;
  await sendLetter(server('none'), { ...letter, to });
  for (const { to: readers } of received)
    for (const reader of readers) expect(reader).toMatch(/^[^\r\n<>]+$/);
  expect(received.length).toBeLessThanOrEqual(1);
});

it.each(['starttls', 'tls'] as const)(
  '%s is not given up for a server whose certificate nobody knows',
  async (security) => {
    received.length = 0;
    expect(await sendLetter(server(security), letter)).toMatchObject({ state: 'refused' });
    expect(received).toEqual([]);
  },
);
