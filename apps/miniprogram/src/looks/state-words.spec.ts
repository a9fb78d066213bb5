// A look's state is said once.
import { lookStateWords, withoutState } from './state-words';

it('says what the shop does with one that was reported', () => {
  expect(lookStateWords({ state: 'published', hidden: true })).toBe('门店正在看');
  expect(lookStateWords({ state: 'refused', hidden: false })).toBe('未通过');
});

it.each([
  ['审核中，一般半小时内有结果', '审核中', '一般半小时内有结果'],
  ['未通过：文字里有联系方式', '未通过', '文字里有联系方式'],
  ['已撤回', '已撤回', ''],
  ['等门店看一眼', '审核中', '等门店看一眼'],
])('leaves the word out of %s', (sentence, word, rest) => {
  expect(withoutState(sentence, word)).toBe(rest);
});
