// Whom somebody brings along.
import { type Draft, companionsOf, draftsOf, missingIn, nobody } from './party';

const friend: Draft = { ...nobody(0), name: ' 周予安 ' };
const child: Draft = { key: 1, name: '小满', child: true, age: '7', consent: true };

it('sends adults by name, and children with their guardian’s word', () => {
  expect(companionsOf([friend, child, { ...child, age: '' }])).toEqual([
    { name: '周予安' },
    { name: '小满', child: true, age: 7, guardianConsent: true },
    { name: '小满', child: true, guardianConsent: true },
  ]);
  expect(companionsOf([{ ...child, child: false }])).toEqual([{ name: '小满' }]);
});

it('says what is missing', () => {
  expect(missingIn([])).toBeNull();
  expect(missingIn([friend, child])).toBeNull();
  expect(missingIn([friend, nobody(1)])).toBe('请写第 2 位同行人的称呼');
  expect(missingIn([{ ...child, consent: false }])).toBe('带小满来，请先勾选监护人同意');
  expect(missingIn([{ ...child, age: '18' }])).toBe('小满的年龄请填 0 到 17，不到一岁填 0');
  expect(missingIn([{ ...child, child: false, age: '40', consent: false }])).toBeNull();
});

it('begins with who is expected', () => {
  const mine = { companions: [{ name: '小满', child: true, age: 7, consentAt: '2026-11-22T06:00:00.000Z' }] };
  expect(draftsOf(mine as Parameters<typeof draftsOf>[0])).toEqual([{ ...child, key: 0 }]);
  expect(draftsOf(null)).toEqual([]);
});
