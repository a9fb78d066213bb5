// What the lists of referrals have in common: who came, who brought them, how far it has come.
import type { AnswerOf, adminReferralEndpoints } from '@guike/contracts/http';
import type { Column } from '../ui/data-table';
import { count, timeText } from '../ui/format';
import { Person } from '../ui/person';

export type ReferralRow = AnswerOf<typeof adminReferralEndpoints.referrals>['items'][number];

export const stateWords: Readonly<Record<ReferralRow['state'], string>> = {
  waiting: '正在判断',
  accepted: '计入',
  held: '等核对',
  refused: '没有计入',
};

export const peopleColumns: readonly Column<ReferralRow>[] = [
  { key: 'friend', title: '好友', cell: ({ friend }) => <Person row={friend} /> },
  { key: 'by', title: '介绍人', cell: (row) => <Bringer row={row} /> },
  {
    key: 'joined',
    title: '入会',
    cell: ({ boundAt, storeName, touchedAt }) => (
      <>
        {timeText(boundAt)}
        <span className="under">
          {storeName ?? '小程序'} · {timeText(touchedAt)} 打开邀请
        </span>
      </>
    ),
  },
];

export const progressColumn: Column<ReferralRow> = {
  key: 'progress',
  title: '之后',
  cell: ({ hasBought, isVip, points }) => (
    <>
      {isVip ? '已成为贵宾' : hasBought ? '已到店消费' : '还没有消费'}
      {points > 0 && <span className="under">介绍人得 {count(points)} 积分</span>}
    </>
  ),
};

function Bringer({ row: { referrer, staff } }: { readonly row: ReferralRow }) {
  if (referrer !== null) return <Person row={referrer} />;
  return (
    <>
      {staff?.name ?? '已删除的账号'}
      <span className="under">员工 · {staff?.storeName ?? '总部'}</span>
    </>
  );
}

/** Why it is held, or does not count. That somebody decided it stands beside their name. */
export function Reasons({ row: { reasons: all, riskRank } }: { readonly row: ReferralRow }) {
  const reasons = all.filter(({ code }) => code !== 'by_hand');
  return (
    <ul className="referral-reasons">
      {reasons.map(({ code, sentence }) => (
        <li key={code}>{sentence}</li>
      ))}
      {riskRank !== null && riskRank > 0 && <li className="quiet">微信给的风险等级 {riskRank}（0 到 4）</li>}
    </ul>
  );
}
