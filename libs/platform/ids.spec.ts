// Ids in the order in which they were made, each of its own, and valid to everybody else.
import { validate, version } from 'uuid';
import { newId } from './ids';

it('makes as many ids as it is asked for, in order', () => {
  const ids = Array.from({ length: 20_000 }, newId);
  expect(ids.toSorted()).toEqual(ids);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.every((id) => validate(id) && version(id) === 7)).toBe(true);
});
