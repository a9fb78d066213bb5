// What a mail server's refusal means: dead, not now, never, or nobody knows. Pure. Source: RFC 5321 (codes), RFC 3463
// (enhanced codes), and how nodemailer names what went wrong.

/**
 * `dead`: there is nobody at this address. `refused`: the server will not take this mail. `later`: certainly not sent,
 * and may be tried again. `unknown`: no answer came to what was handed over. `code`: the server's own, or what broke.
 */
export interface EmailFailure {
  readonly kind: 'dead' | 'refused' | 'later' | 'unknown';
  readonly code: string | null;
}

/** What nodemailer says of an error, as far as it says it. */
export interface MailError {
  readonly code?: unknown;
  readonly command?: unknown;
  readonly response?: unknown;
  readonly responseCode?: unknown;
  readonly originalCode?: unknown;
  readonly timeoutType?: unknown;
}

/** Nothing was said to the server before these. */
const BEFORE = new Set(['EDNS', 'ETLS', 'EAUTH', 'ENOAUTH', 'EREQUIRETLS']);
const NO_CONNECTION = new Set(['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND', 'EAI_AGAIN']);
const NO_GREETING = new Set(['CONNECTION_TIMEOUT', 'GREETING_TIMEOUT']);

export function failureOf(error: MailError): EmailFailure {
  const { responseCode, command } = error;
  const name = typeof error.code === 'string' ? error.code : null;
  // Our own password or certificate is wrong: the member's address is as good as before.
  if (name !== null && BEFORE.has(name)) return { kind: 'later', code: name };
  if (typeof responseCode === 'number') {
    if (responseCode < 500) return { kind: 'later', code: String(responseCode) };
    const code = String(responseCode);
    return { kind: command !== 'CONN' && isNobody(error) ? 'dead' : 'refused', code };
  }
  const wasNeverThere =
    (typeof error.originalCode === 'string' && NO_CONNECTION.has(error.originalCode)) ||
    (typeof error.timeoutType === 'string' && NO_GREETING.has(error.timeoutType));
  if (wasNeverThere) return { kind: 'later', code: name };
  // An address that no server can be asked about is refused before anything is sent.
  return { kind: name === 'EENVELOPE' ? 'refused' : 'unknown', code: name };
}

/** Enhanced codes that say: no such mailbox, no such domain, moved, closed. */
const NOBODY = /^5\.(1\.(0|1|2|3|6|10)|2\.1)$/;

/** A recipient who is refused is gone, unless the server says that it is about something else: a full box, a policy. */
function isNobody({ command, response, responseCode }: MailError): boolean {
  if (command === 'MAIL FROM') return false;
  const enhanced = typeof response === 'string' ? /^\d{3}[ -](5\.\d+\.\d+)/.exec(response)?.[1] : undefined;
  if (enhanced !== undefined) return NOBODY.test(enhanced);
  return command === 'RCPT TO' && responseCode !== 552;
}
