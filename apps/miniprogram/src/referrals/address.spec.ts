// Which invitation an address carries, and which it does not.
import { inviteCodeOf } from './address';

it.each([
  [{ i: '7KX2M9QP' }, '7KX2M9QP'],
  [{ i: ' 7kx2m9qp ' }, '7KX2M9QP'],
  [{ scene: '7KX2M9QP' }, '7KX2M9QP'],
  [{ scene: encodeURIComponent('2Jd8fKq0ZrWm4TtYbVxN1c.7KX2M9QP') }, '7KX2M9QP'],
  [{ scene: '2Jd8fKq0ZrWm4TtYbVxN1c' }, null],
  [{ scene: '%E0%A4%A' }, null],
  [{ i: '7KX2M9Q' }, null],
  [{ i: 'OOOO0000', scene: '7KX2M9QP' }, null],
  [{}, null],
])('reads %j as %s', (landing, code) => {
  expect(inviteCodeOf(landing)).toBe(code);
});
