// The words about points that no sale moved: numbers first, days as people say them, what to do.
import { businessDay } from '@guike/kernel';
import { adjustedMessage, claimRefusedMessage, expiringMessage } from './points-messages';

const today = businessDay('2026-11-22');

it('says what the shop has added or taken, and why', () => {
  expect(adjustedMessage({ points: 1_200, reason: '服务补偿' })).toEqual({
    kind: 'adjustment',
    title: '门店为您补记 1,200 积分',
    body: '原因：服务补偿。有疑问请到门店核对。',
  });
  expect(adjustedMessage({ points: -80, reason: '多记扣回' }).title).toBe('门店调整扣减 80 积分');
});

it('says why a claim was not approved, and what to do', () => {
  const claim = { businessDay: businessDay('2026-11-20'), number: '0042', refusal: '小票是别人的', today };
  expect(claimRefusedMessage(claim).body).toBe('11月20日的小票 0042：小票是别人的。请带小票到门店核对。');
});

it('says how many end on which day, with the year where it is another one', () => {
  expect(expiringMessage({ points: 320, expiresOn: businessDay('2026-12-22'), today }).title).toBe(
    '320 积分将于12月22日到期',
  );
  expect(expiringMessage({ points: 5, expiresOn: businessDay('2027-01-03'), today }).title).toContain('2027年1月3日');
});
