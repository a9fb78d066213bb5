// Reads any error as a refusal with a code: our own, the framework's, the database's; the rest is INTERNAL.
import { types } from 'node:util';
import { HttpException } from '@nestjs/common';
import { type Problem, problems } from '@guike/contracts/http';
import { DomainError, type ErrorCode } from '@guike/kernel';
import { sqlState } from '@guike/platform';
import type { Issue } from './input';

export interface Refusal {
  readonly code: ErrorCode;
  readonly status: number;
  readonly detail?: Readonly<Record<string, unknown>>;
  readonly issues?: readonly Issue[];
  readonly retryAfterSeconds?: number;
  /** The request is at fault, and yet our checks should have said so earlier: worth a line in the log. */
  readonly slippedThrough?: true;
}

/** What the functions of the ledger raise. */
const ledgerCodes: Readonly<Record<string, ErrorCode>> = {
  GK001: 'OPERATION_CONFLICT',
  GK002: 'ACCOUNT_FROZEN',
  GK003: 'MEMBER_UNKNOWN',
  GK004: 'POINTS_INSUFFICIENT',
  GK005: 'HOLD_UNKNOWN',
};

/** What the framework refuses about the request itself; its status is kept, since it tells more than 400. */
const transportIssues: Readonly<Record<number, Issue>> = {
  400: { path: '', message: '请求格式有误' },
  413: { path: 'body', message: '请求内容过大' },
  414: { path: '', message: '网址过长' },
  415: { path: 'body', message: '请以 application/json 发送' },
};

/** Data exceptions: a value that Postgres cannot keep or reckon with. */
const DATA_EXCEPTION = /^22...$/;
const UNAVAILABLE_RETRY_SECONDS = 2;
/** Connections refused, cut or exhausted, a server going down, and conflicts that three attempts did not settle. */
const unavailableCodes =
  /^(ECONN(REFUSED|RESET|ABORTED)|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EPIPE|08...|53...|57P0[1-5]|40001|40P01|55P03)$/;
const unavailableMessages = /^(Connection terminated|timeout exceeded when trying to connect)/;

export function refusalOf(error: unknown): Refusal {
  if (error instanceof DomainError) return ofDomain(error);
  const transportStatus = transportStatusOf(error);
  if (transportStatus !== undefined) return ofTransport(transportStatus);
  const state = sqlState(error) ?? '';
  const ledgerCode = ledgerCodes[state];
  if (ledgerCode) return { code: ledgerCode, status: problems[ledgerCode].status };
  if (DATA_EXCEPTION.test(state)) {
    return { code: 'INPUT_INVALID', status: problems.INPUT_INVALID.status, slippedThrough: true };
  }
  const code = isUnavailable(error) ? 'UNAVAILABLE' : 'INTERNAL';
  return {
    code,
    status: problems[code].status,
    ...(code === 'UNAVAILABLE' && { retryAfterSeconds: UNAVAILABLE_RETRY_SECONDS }),
  };
}

/** The body that leaves the API. */
export function problemOf({ code, status, detail, issues }: Refusal, requestId: string): Problem {
  return {
    type: `urn:guike:problem:${code}`,
    status,
    code,
    title: problems[code].title,
    requestId,
    ...(detail && { detail: { ...detail } }),
    ...(issues && { issues: [...issues] }),
  };
}

function ofDomain({ code, detail: { issues, retryAfterSeconds, ...detail } }: DomainError): Refusal {
  return {
    code,
    status: problems[code].status,
    ...(Object.keys(detail).length > 0 && { detail }),
    ...(Array.isArray(issues) && { issues: issues as Issue[] }),
    ...(typeof retryAfterSeconds === 'number' && { retryAfterSeconds }),
    ...(code === 'UNAVAILABLE' && { retryAfterSeconds: UNAVAILABLE_RETRY_SECONDS }),
  };
}

/** The status with which Nest or Fastify refuses a request that never reached a handler. */
function transportStatusOf(error: unknown): number | undefined {
  const status = error instanceof HttpException ? error.getStatus() : statusOfFastify(error);
  return status !== undefined && status < 500 ? status : undefined;
}

function statusOfFastify(error: unknown): number | undefined {
  return isError(error) && error.name === 'FastifyError' ? (error as { statusCode?: number }).statusCode : undefined;
}

function ofTransport(status: number): Refusal {
  if (status === 404) return { code: 'NOT_FOUND', status };
  const issue = transportIssues[status];
  return { code: 'INPUT_INVALID', status, ...(issue && { issues: [issue] }) };
}

function isUnavailable(error: unknown): boolean {
  if (!isError(error)) return false;
  const code = sqlState(error) ?? (error as { code?: unknown }).code;
  return (typeof code === 'string' && unavailableCodes.test(code)) || unavailableMessages.test(error.message);
}

/** Fastify's errors are not native ones, and Node's own are not `instanceof Error` where a test runs in a realm of its own. */
function isError(error: unknown): error is Error {
  return error instanceof Error || types.isNativeError(error);
}
