// A mail server that sends nothing on: it takes what a shop hands over, so that codes and letters can be read without a mailbox.
import type { AddressInfo } from 'node:net';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import type { Sandbox } from './sandbox';

/** What trouble is asked for by; there are no paths in SMTP. */
const PATH = '/smtp';
const LARGEST_MAIL = 256 * 1024;
/** As a real server would say it, by what is asked for. */
const words: Readonly<Record<number, string>> = {
  421: '4.3.2 Too busy',
  451: '4.3.0 Try again later',
  452: '4.2.2 Mailbox full',
  550: '5.1.1 No such user here',
  552: '5.2.2 Mailbox full',
  554: '5.7.1 Message refused',
};

class Refusal extends Error {
  constructor(readonly responseCode: number) {
    super(words[responseCode] ?? 'Refused');
  }
}

export interface SandboxSmtp {
  readonly port: number;
  close(): Promise<void>;
}

/** Listens on this machine alone, without TLS or names: nobody else can reach it, and nothing leaves it. */
export async function openSmtp(sandbox: Sandbox, port: number): Promise<SandboxSmtp> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    size: LARGEST_MAIL,
    logger: false,
    onRcptTo: (_address, _session, done) => {
      const fault = sandbox.trouble.take(PATH);
      sandbox.calls.add({ at: sandbox.clock.now(), path: PATH, errcode: fault?.status ?? 0 });
      done(fault?.status === undefined ? null : new Refusal(fault.status));
    },
    onData: (stream, session, done) => {
      simpleParser(stream, { skipHtmlToText: true, skipTextToHtml: true, skipImageLinks: true })
        .then(({ messageId, subject, text, html, headers }) => {
          const list = headers.get('list');
          for (const { address } of session.envelope.rcptTo)
            sandbox.post.deliver({
              id: `${messageId ?? session.id}/${address}`,
              at: sandbox.clock.now(),
              channel: 'email',
              to: address.toLowerCase(),
              subject: subject ?? '',
              text: text ?? '',
              html: html || '',
              messageId: messageId ?? '',
              unsubscribe: unsubscribeOf(list),
            });
          done();
        })
        .catch(done);
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((listening, failed) => {
    server.server.once('error', failed);
    server.listen(port, '127.0.0.1', listening);
  });
  return {
    port: (server.server.address() as AddressInfo).port,
    close: () => new Promise((closed) => server.close(closed)),
  };
}

/** The address that one request goes to; null where the mail names none. */
function unsubscribeOf(list: unknown): string | null {
  const found = list as { unsubscribe?: { url?: unknown } } | undefined;
  return typeof found?.unsubscribe?.url === 'string' ? found.unsubscribe.url : null;
}
