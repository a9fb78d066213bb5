// What a mail server's refusal means for the address, for the sending, and for whether it may be made again.
import { failureOf } from './email-outcome';
import { serverOf } from './email-sender.service';

const refused = (command: string, response: string) => ({
  code: command === 'DATA' ? 'EMESSAGE' : 'EENVELOPE',
  command,
  response,
  responseCode: Number(response.slice(0, 3)),
});

describe('a refusal', () => {
  it.each([
    [refused('RCPT TO', '550 5.1.1 No such user'), 'dead', '550'],
    [refused('RCPT TO', '550 no such user'), 'dead', '550'],
    [refused('RCPT TO', '550 5.2.1 Mailbox disabled'), 'dead', '550'],
    [refused('DATA', '554 5.1.1 Unknown user'), 'dead', '554'],
    // About something else than whether there is anybody.
    [refused('RCPT TO', '550 5.7.1 Blocked'), 'refused', '550'],
    [refused('RCPT TO', '552 Mailbox full'), 'refused', '552'],
    [refused('RCPT TO', '552 5.2.2 Mailbox full'), 'refused', '552'],
    [refused('MAIL FROM', '550 5.1.8 Bad sender'), 'refused', '550'],
    [refused('MAIL FROM', '550 Sender unknown'), 'refused', '550'],
    [refused('DATA', '554 Looks like spam'), 'refused', '554'],
    [{ code: 'EENVELOPE', command: 'API' }, 'refused', 'EENVELOPE'],
    [refused('RCPT TO', '451 4.7.1 Greylisted'), 'later', '451'],
    [refused('DATA', '452 Disk full'), 'later', '452'],
    [{ code: 'ECONNECTION', command: 'CONN', response: '421 Too busy', responseCode: 421 }, 'later', '421'],
    [{ code: 'EAUTH', command: 'AUTH PLAIN', response: '535 Wrong', responseCode: 535 }, 'later', 'EAUTH'],
    [{ code: 'ESOCKET', command: 'CONN', originalCode: 'ECONNREFUSED' }, 'later', 'ESOCKET'],
    [{ code: 'EDNS', command: 'CONN' }, 'later', 'EDNS'],
    [{ code: 'ETIMEDOUT', command: 'CONN', timeoutType: 'CONNECTION_TIMEOUT' }, 'later', 'ETIMEDOUT'],
    // Something may have been taken before it broke.
    [{ code: 'ETIMEDOUT', command: 'CONN', timeoutType: 'SOCKET_TIMEOUT' }, 'unknown', 'ETIMEDOUT'],
    [{ code: 'ECONNECTION', command: 'CONN' }, 'unknown', 'ECONNECTION'],
    [{ code: 'ESOCKET', command: 'CONN', originalCode: 'ECONNRESET' }, 'unknown', 'ESOCKET'],
    [{}, 'unknown', null],
  ])('%j is %s', (error, kind, code) => expect(failureOf(error)).toEqual({ kind, code }));
});

describe('a mail server', () => {
  it('beyond this machine is spoken to over TLS only', () => {
    expect(serverOf('smtps://vip:a%40b@mail.example')).toMatchObject({
      host: 'mail.example',
      port: 465,
      secure: true,
      auth: { user: 'vip', pass: 'a@b' },
    });
    expect(serverOf('smtp://mail.example')).toMatchObject({ port: 587, secure: false, requireTLS: true });
  });

  it('on this machine needs none, and no mail is sent again by itself', () => {
    expect(serverOf('smtp://127.0.0.1:2525')).toMatchObject({ port: 2525, requireTLS: false, maxRequeues: 0 });
  });
});
