// What a friend may read of a member's name.
import { givenName } from './given-name';

it.each([
  ['林知夏', '知夏'],
  ['欧阳若兰', '若兰'],
  ['李娜', null],
  ['林小姐', null],
  ['Anna Lee', null],
  ['', null],
  [null, null],
])('of %s it is %s', (name, expected) => expect(givenName(name)).toBe(expected));
