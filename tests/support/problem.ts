// What every refusal of the API looks like, whatever it refuses.
import type { Answer } from './api';

/** Expects a problem with this status and code, a Chinese sentence and the request's id. */
export function expectProblem({ status, headers, body }: Answer, expectedStatus: number, code: string): void {
  expect({ status, code: body['code'], type: headers.get('content-type') }).toEqual({
    status: expectedStatus,
    code,
    type: 'application/problem+json; charset=utf-8',
  });
  expect(body).toMatchObject({
    type: `urn:guike:problem:${code}`,
    status: expectedStatus,
    title: expect.stringMatching(/\p{Script=Han}/u),
  });
  expect(body['requestId']).toBe(headers.get('x-request-id'));
}
