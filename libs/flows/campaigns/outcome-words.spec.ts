// What is said of a run: numbers first, small numbers called small, chance called chance, and no more than the figures say.
import { upliftOf } from '@guike/campaigns';
import { businessDay } from '@guike/kernel';
import { outcomeInWords } from './outcome-words';

const today = businessDay('2026-11-22');
const armOf = (members: number, buyers: number, spendFen: number) => ({
  ...{ members, buyers, purchases: buyers, spendFen },
  buyersPercent: Math.round((buyers / members) * 1000) / 10,
  perMemberFen: Math.round(spendFen / members),
});
type Arm = ReturnType<typeof armOf>;

const say = (send: Arm, holdout: Arm | null, isOver = true) =>
  outcomeInWords(
    {
      run: {
        id: 'r',
        campaignId: 'c',
        campaignName: '春天回来坐坐',
        day: '2026-11-01',
        state: 'done',
        sent: send.members,
        heldOut: holdout?.members ?? 0,
        couponFen: 0,
        endedBy: 'message_budget',
        startedAt: '',
        stoppedBy: null,
        finishedAt: '',
        expected: null,
      },
      days: 14,
      through: '2026-11-15',
      isOver,
      read: 60,
      channels: [],
      send,
      holdout,
      uplift: holdout && upliftOf(send, holdout),
    },
    today,
  );

it('says what is more, how sure that is, and what it comes to', () => {
  expect(say(armOf(9_000, 1_350, 135_000_000), armOf(1_000, 100, 10_000_000))).toEqual([
    '发给 9,000 人，60 人已读；发出后 14 天内 1,350 人消费（15%），共 ¥1,350,000，人均 ¥150。',
    '同样条件留出 1,000 人没有发，其中 100 人消费（10%），人均 ¥100。',
    '消费比例高 5 个百分点，95% 的把握在 +3 到 +7 之间；按人均折算，消费多 ¥450,000。',
    '消息预算用完，后面的会员没有发。',
  ]);
});

it('says that it may be chance, that there are too few, and that there is nothing to compare with', () => {
  expect(say(armOf(9_000, 1_350, 0), armOf(1_000, 145, 0))[2]).toContain('可能只是偶然');
  expect(say(armOf(91, 17, 0), armOf(19, 5, 0))[2]).toBe('样本太少（91 人对 19 人），看不出差别是不是偶然。');
  expect(say(armOf(91, 17, 0), null)[1]).toBe('没有留对照组，不能说其中多少是它带来的。');
  expect(say(armOf(91, 17, 0), null, false).at(-1)).toBe('统计到11月15日为止，现在的数字还会变。');
});
