// Structured logs: one JSON line each, with the request id, and never a secret or a personal field.
import { type DestinationStream, type Logger, pino } from 'pino';
import { currentRequestId } from './request-context';

const redacted = ['phone', 'secret', 'password', 'token', 'signature', 'birthday'].flatMap((field) => [
  field,
  `*.${field}`,
  `*.*.${field}`,
]);

export type { Logger };

/** The process's logger. `service` names the process; lines go to standard output unless told otherwise. */
export function createLogger(service: string, level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: { service },
    redact: { paths: redacted, censor: '[hidden]' },
    mixin: () => {
      const requestId = currentRequestId();
      return requestId === undefined ? {} : { requestId };
    },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}
