// What an owner reads of their likes: short, with the numbers first, and nothing of who it was.
import { type CountingSaid, countingInWords, looksRuleInWords, reasonInWords } from './counting-words';

const said = (some: Partial<CountingSaid> = {}): CountingSaid => ({
  ...{ mode: 'per_like', open: true, likes: 0, counted: 0, reasons: {}, points: null, limited: null, shownBefore: 0 },
  ...some,
});
const fifteen = { likes: 15, counted: 12, reasons: { staff: 1, young: 2 } };

it.each([
  [said(), '还没有人点赞'],
  [said({ open: false, points: 0 }), '没有人点赞'],
  [said({ ...fifteen }), '目前 12 个赞计入，3 个没有计入：店员、新注册账号'],
  [said({ likes: 3, counted: 3 }), '目前 3 个赞计入'],
  [said({ ...fifteen, open: false, points: 12 }), '12 个赞计入，3 个没有计入：店员、新注册账号。已记 12 分'],
  [
    said({ likes: 80, counted: 80, open: false, points: 50, limited: 'look' }),
    '80 个赞计入。已记 50 分（已到单套上限）',
  ],
  [said({ likes: 8, counted: 8, open: false, points: 0, limited: 'month' }), '8 个赞计入。已到本月上限'],
  [said({ likes: 8, counted: 8, open: false, points: 0, limited: 'frozen' }), '8 个赞计入。会员卡冻结期间不记分'],
  [said({ likes: 3, counted: 3, shownBefore: 12 }), '目前 3 个赞计入。同一张照片之前已记 12 分，超出的部分才会再记'],
  [
    said({ likes: 3, counted: 3, open: false, points: 0, limited: 'shown_before', shownBefore: 12 }),
    '3 个赞计入。同一张照片之前发布时已记过分',
  ],
  [said({ mode: 'off', likes: 8, counted: 8 }), '8 个赞'],
  [said({ mode: 'approved_photo', likes: 8, counted: 8, points: 20 }), '已记 20 分'],
])('says how it stands', (facts, words) => {
  expect(countingInWords(facts)).toBe(words);
});

it('names a reason with how many', () => {
  expect(reasonInWords('staff', 2)).toBe('店员 2 个');
});

it('says by which rule', () => {
  const rules = { pointsPerLike: 1, pointsPerPhoto: 20, mostPerLook: 50, mostPerMonth: 200 };
  expect(looksRuleInWords({ ...rules, mode: 'per_like' })).toBe('一个赞 1 分，单套最多 50 分，每月最多 200 分');
  expect(looksRuleInWords({ ...rules, mode: 'approved_photo' })).toBe('审核通过一套 20 分，每月最多 200 分');
  expect(looksRuleInWords({ ...rules, mode: 'off' })).toBeNull();
});
