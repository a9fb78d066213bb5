// The member's lists, one at a time; which one stands in the address.
import { Tabs } from 'antd';
import { useLocation, useSearchParams } from 'react-router';
import type { MemberFile } from './member-file';
import { MemberTier } from '../tiers/member-tier';
import { PointsTab } from './points-tab';
import { ProfileTab } from './profile-tab';
import { PurchasesTab } from './purchases-tab';
import { ReadingsTab } from './readings-tab';

export function MemberTabs({ member }: { readonly member: MemberFile }) {
  const [params, setParams] = useSearchParams();
  // Where the page was opened from stays known.
  const state: unknown = useLocation().state;
  const { memberId } = member;
  const tabs = [
    { key: 'points', label: '积分明细', children: <PointsTab memberId={memberId} /> },
    { key: 'purchases', label: '消费', children: <PurchasesTab memberId={memberId} /> },
    { key: 'profile', label: '资料', children: <ProfileTab member={member} /> },
    ...(member.tiers.mine === null
      ? []
      : [{ key: 'tier', label: '等级', children: <MemberTier memberId={memberId} /> }]),
    ...(member.mayAudit ? [{ key: 'readings', label: '查看记录', children: <ReadingsTab memberId={memberId} /> }] : []),
  ];
  const wanted = params.get('tab');
  const open = tabs.find(({ key }) => key === wanted) ?? tabs[0];
  return (
    <Tabs
      items={tabs}
      activeKey={open?.key ?? 'points'}
      destroyOnHidden
      data-testid="member-tabs"
      onChange={(tab) => setParams(tab === 'points' ? {} : { tab }, { replace: true, state })}
    />
  );
}
