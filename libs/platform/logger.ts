// Structured logs: one JSON line each, with the request id, and never a secret or a personal field.
import { types } from 'node:util';
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
    serializers: { err: (error: unknown) => errorFields(error) },
    redact: { paths: redacted, censor: '[hidden]' },
    mixin: () => {
      const requestId = currentRequestId();
      return requestId === undefined ? {} : { requestId };
    },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}

const GATHERED_BYTES = 8_192;
const GATHERED_MS = 100;

/**
 * Standard output for a process that writes a line for every request: lines leave together, a tenth of a second old at
 * the most, and all of them before the process ends by itself. Being killed costs the youngest.
 */
export function gatheredLines(): DestinationStream {
  return pino.destination({ dest: 1, sync: false, minLength: GATHERED_BYTES, periodicFlush: GATHERED_MS });
}

const DEEPEST_CAUSE = 5;

/**
 * What a log may hold of an error. Everything else that hangs on one stays out: a failed query carries its parameters,
 * and with them whose sale it was.
 */
function errorFields(error: unknown, depth = 0): unknown {
  if (!isError(error)) return { type: typeof error, message: String(error) };
  const { name, message, stack, code, cause } = error as Error & { readonly code?: unknown };
  return {
    type: error.constructor.name || name,
    message,
    stack,
    ...((typeof code === 'string' || typeof code === 'number') && { code }),
    ...(cause !== undefined && depth < DEEPEST_CAUSE && { cause: errorFields(cause, depth + 1) }),
  };
}

/** Node's own errors are not `instanceof Error` where a test runs in a realm of its own. */
function isError(error: unknown): error is Error {
  return error instanceof Error || types.isNativeError(error);
}

/**
 * The same logger for lines of fixed, flat fields that are known to hold nothing personal. Looking for fields to hide
 * takes six times as long as writing the line, which counts where every request has one.
 */
export function withoutRedaction(logger: Logger): Logger {
  return logger.child({}, { redact: { paths: [] } });
}
