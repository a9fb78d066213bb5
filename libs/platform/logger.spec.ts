// What a log keeps of an error, and what it never shows.
import { QueryFailedError } from 'typeorm';
import { createLogger } from './logger';

function logged(facts: object): Record<string, unknown> {
  const lines: string[] = [];
  createLogger('test', 'info', { write: (line) => void lines.push(line) }).error(facts, 'failed');
  return JSON.parse(lines[0] ?? '{}') as Record<string, unknown>;
}

it('keeps of a failed query what happened, and neither the statement nor its parameters', () => {
  const driverError = Object.assign(new Error('invalid byte sequence'), { code: '22021', detail: '13800138000' });
  const { err } = logged({ err: new QueryFailedError('INSERT INTO member', ['王小姐', '13800138000'], driverError) });
  expect(err).toEqual({
    type: 'QueryFailedError',
    message: 'invalid byte sequence',
    stack: expect.stringContaining('logger.spec'),
    code: '22021',
  });
});

it('tells the causes, each by the same few fields', () => {
  const cause = Object.assign(new Error('connect'), { code: 'ECONNREFUSED', config: { password: 'sesame' } });
  const { err } = logged({ err: new Error('no database', { cause }) });
  expect(err).toMatchObject({ message: 'no database', cause: { type: 'Error', code: 'ECONNREFUSED' } });
  expect(JSON.stringify(err)).not.toContain('sesame');
});

it('does not run in circles', () => {
  const error = new Error('round');
  error.cause = error;
  expect(JSON.stringify(logged({ err: error })).match(/"message":"round"/g)).toHaveLength(6);
});

it.each([['thrown text'], [null], [undefined], [{ password: 'sesame' }]])('takes what is no error: %j', (thrown) => {
  expect(JSON.stringify(logged({ err: thrown }))).not.toContain('sesame');
});

it('hides secrets and phones in its facts', () => {
  const line = logged({ phone: '13800138000', till: { secret: 's3' }, a: { b: { token: 't0' } } });
  expect(line).toMatchObject({ phone: '[hidden]', till: { secret: '[hidden]' }, a: { b: { token: '[hidden]' } } });
});
