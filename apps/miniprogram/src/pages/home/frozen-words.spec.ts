// What somebody reads above a card that is frozen.
import { frozenWords } from './frozen-words';

it('says why, and which store to ask', () => {
  expect(frozenWords({ frozen: { reason: '手机或会员卡遗失', store: '一店' } })).toBe(
    '会员卡已冻结，原因：手机或会员卡遗失。暂不能积分和兑换，请联系一店',
  );
});

it('says what it can where no reason or store is known', () => {
  expect(frozenWords({ frozen: null })).toBe('会员卡已冻结。暂不能积分和兑换，请联系门店');
  expect(frozenWords({})).toBe('会员卡已冻结。暂不能积分和兑换，请联系门店');
  expect(frozenWords({ frozen: { reason: '账户情况待核实', store: null } })).toMatch(/请联系门店$/);
});
