// Every kind of error has a code, and none tells more than it should.
import {
  BadRequestException,
  InternalServerErrorException,
  NotFoundException,
  PayloadTooLargeException,
} from '@nestjs/common';
import { DomainError, errorCodes } from '@guike/kernel';
import { QueryFailedError } from 'typeorm';
import { problemOf, refusalOf } from './refusal';

const failedQuery = (code: string) =>
  new QueryFailedError('SELECT', [], Object.assign(new Error('the message of the database'), { code }));

it.each([
  ['GK001', 'OPERATION_CONFLICT', 409],
  ['GK002', 'ACCOUNT_FROZEN', 409],
  ['GK003', 'MEMBER_UNKNOWN', 404],
  ['GK004', 'POINTS_INSUFFICIENT', 409],
  ['GK005', 'HOLD_UNKNOWN', 422],
  ['57P01', 'UNAVAILABLE', 503],
  ['53300', 'UNAVAILABLE', 503],
  ['08006', 'UNAVAILABLE', 503],
  ['40P01', 'UNAVAILABLE', 503],
  ['22003', 'INPUT_INVALID', 400],
  ['22P05', 'INPUT_INVALID', 400],
  ['23505', 'INTERNAL', 500],
  ['42601', 'INTERNAL', 500],
])('reads SQLSTATE %s as %s', (state, code, status) => {
  expect(refusalOf(failedQuery(state))).toMatchObject({ code, status });
});

it.each([
  [Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })],
  [new Error('Connection terminated unexpectedly')],
  [new Error('timeout exceeded when trying to connect')],
])('asks to come again when the database is away: %s', (error) => {
  expect(refusalOf(error)).toMatchObject({ code: 'UNAVAILABLE', retryAfterSeconds: 2 });
});

it.each([
  [new NotFoundException(), 'NOT_FOUND', 404],
  [new BadRequestException(), 'INPUT_INVALID', 400],
  [new PayloadTooLargeException(), 'INPUT_INVALID', 413],
  [new InternalServerErrorException('leaky'), 'INTERNAL', 500],
  [new Error('leaky'), 'INTERNAL', 500],
  ['thrown text', 'INTERNAL', 500],
  [null, 'INTERNAL', 500],
])('reads %s as %s', (error, code, status) => {
  const refusal = refusalOf(error);
  expect(refusal).toMatchObject({ code, status });
  expect(JSON.stringify(problemOf(refusal, 'an-id'))).not.toMatch(/leaky|thrown text/);
});

it('carries what a DomainError tells: detail, issues and when to come again', () => {
  const issues = [{ path: 'paidAt', message: '付款时间在将来' }];
  const refusal = refusalOf(new DomainError('INPUT_INVALID', { issues, login: 'guide1', retryAfterSeconds: 7 }));
  expect(refusal.retryAfterSeconds).toBe(7);
  expect(problemOf(refusal, 'an-id')).toEqual({
    type: 'urn:guike:problem:INPUT_INVALID',
    status: 400,
    code: 'INPUT_INVALID',
    title: expect.any(String),
    requestId: 'an-id',
    detail: { login: 'guide1' },
    issues,
  });
});

it.each(errorCodes.map((code) => [code]))('has a Chinese sentence and a status for %s', (code) => {
  const { status, title } = problemOf(refusalOf(new DomainError(code)), 'an-id');
  expect(title).toMatch(/\p{Script=Han}/u);
  expect(status).toBeGreaterThanOrEqual(400);
});
