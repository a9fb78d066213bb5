// A look is found by its query and by a code's scene, and nothing else is taken for one.
import { shortId } from '@guike/kernel';
import { lookIdOf } from './address';

const ID = '0195c1a4-2f00-7c1e-9d1b-6a4f0f2b8d01';

it.each([
  [{ id: shortId(ID) }, ID],
  [{ scene: encodeURIComponent(`${shortId(ID)}.7KX2M9QP`) }, ID],
  [{ scene: shortId(ID) }, ID],
  [{}, null],
  [{ id: ID }, null],
  [{ scene: '%E0%A4%A' }, null],
])('reads %j', (query, found) => {
  expect(lookIdOf(query)).toBe(found);
});
