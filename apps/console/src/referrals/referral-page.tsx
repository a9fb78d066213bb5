// 转介绍: the frame of its three lists, each with an address of its own, with the month's figures above them.
import { type AnswerOf, adminReferralEndpoints } from '@guike/contracts/http';
import type { ReactNode } from 'react';
import { NavLink } from 'react-router';
import { useRemote } from '../api/remote';
import { count, percent } from '../ui/format';
import { Page } from '../ui/page';
import { ProblemNote } from '../ui/problem';
import { SkeletonLines } from '../ui/skeleton';
import './referrals.css';

type Figures = AnswerOf<typeof adminReferralEndpoints.referralFigures>;

interface ReferralPageProps {
  readonly lead: string;
  readonly children: ReactNode;
}

export function ReferralPage({ lead, children }: ReferralPageProps) {
  return (
    <Page title="转介绍">
      <Month />
      <nav className="page-ways" aria-label="转介绍的内容">
        <NavLink to="/referrals/held">等核对</NavLink>
        <NavLink to="/referrals/all">全部</NavLink>
        <NavLink to="/referrals/guides">导购带来</NavLink>
      </nav>
      <p className="page-lead">{lead}</p>
      {children}
    </Page>
  );
}

function Month() {
  const query = useRemote(adminReferralEndpoints.referralFigures, { query: {} }, { keepLast: true });
  if (query.data) return <MonthFigures figures={query.data} />;
  if (query.isError) return <ProblemNote error={query.error} onRetry={() => void query.refetch()} />;
  return <SkeletonLines lines={2} />;
}

function MonthFigures({ figures }: { readonly figures: Figures }) {
  const { joined, newMembers, bought, vip, points, opened, held, refused } = figures;
  const told = [
    {
      key: 'joined',
      title: '本月经介绍入会',
      value: count(joined),
      note:
        newMembers === 0
          ? '本月还没有人入会'
          : `本月新会员 ${count(newMembers)} 位，占 ${percent(joined, newMembers)}%`,
    },
    { key: 'bought', title: '已到店消费', value: count(bought), note: `其中成为贵宾 ${count(vip)} 位` },
    { key: 'points', title: '给介绍人的积分', value: count(points), note: '按好友消费现有的积分，退货已扣回' },
    {
      key: 'held',
      title: '等核对',
      value: count(held),
      note: `打开邀请 ${count(opened)} 人，没有计入 ${count(refused)} 位`,
    },
  ];
  return (
    <dl className="referral-figures" data-testid="referral-figures">
      {told.map(({ key, title, value, note }) => (
        <div key={key}>
          <dt>{title}</dt>
          <dd className="referral-value" data-testid={`referral-figure-${key}`}>
            {value}
          </dd>
          <dd>{note}</dd>
        </div>
      ))}
    </dl>
  );
}
