// A name beside a look is a name: no way to be reached at, nobody of the shop, nothing that cannot be read.
import { publicNameInWords, publicNameIssue, tidyName } from './public-name-rules';

it.each(['晓晓', '沐沐 Mia', '一二三四五六七八九十甲乙', 'Anna-Lin', '小鹿2012'])('lets %s be', (name) => {
  expect(publicNameIssue(name, '云裳')).toBeNull();
});

it.each([
  ['晓', '2 到 12 个字'],
  ['一二三四五六七八九十甲乙丙', '2 到 12 个字'],
  ['晓晓13800138000', '电话、微信号'],
  ['加vx找我', '电话、微信号'],
  ['QQ小晓', '电话、微信号'],
  ['晓晓<b>', '只写文字'],
  ['云裳店长', '像门店的人'],
  ['云裳小姐', '像门店的人'],
  ['官方客服', '像门店的人'],
])('refuses %s', (name, why) => {
  expect(publicNameIssue(name, '云裳')).toContain(why);
});

it('writes one name in one way', () => {
  expect(tidyName(' Ａnna  林 ')).toBe('Anna 林');
  expect(publicNameIssue(tidyName('１３８００１３８０００'), '')).toContain('电话');
});

it('says how it stands', () => {
  expect(publicNameInWords(null)).toBe('别人看到的是“会员”');
  expect(publicNameInWords({ name: '晓晓', state: 'shown', reason: '' })).toBe('别人看到的是“晓晓”');
  expect(publicNameInWords({ name: '晓晓', state: 'waiting', reason: '' })).toContain('等门店看过');
  expect(publicNameInWords({ name: '晓晓', state: 'taken_down', reason: '像广告' })).toContain('撤下：像广告');
});
