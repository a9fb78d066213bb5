// Which metal a tier is shown in.
import { metalOf } from './metal';

it('knows the four, and gives others one by their place', () => {
  expect(['regular', 'silver', 'gold', 'platinum'].map((code) => metalOf(code))).toEqual([
    'metal-regular',
    'metal-silver',
    'metal-gold',
    'metal-platinum',
  ]);
  expect([0, 1, 2].map((place) => metalOf('other', place, 3))).toEqual([
    'metal-regular',
    'metal-gold',
    'metal-platinum',
  ]);
  expect(metalOf('only', 0, 1)).toBe('metal-regular');
});
