// One member: who it is, where they stand and why, their points, purchases, and who has read this page.
import { adminMemberEndpoints } from '@guike/contracts/http';
import { useLocation, useParams } from 'react-router';
import { useRemote } from '../api/remote';
import { Page } from '../ui/page';
import { Panel } from '../ui/panel';
import { ProblemNote } from '../ui/problem';
import { SkeletonLines } from '../ui/skeleton';
import { MemberTags } from '../campaigns/member-tags';
import { MemberMembership } from '../membership/member-membership';
import { MemberActions } from './member-actions';
import { MemberHead } from './member-head';
import { MemberTabs } from './member-tabs';
import './member.css';
import { MergesNote } from './merges-note';
import { PointsSummary } from './points-summary';
import { TierStanding } from './tier-standing';

export function MemberPage() {
  const { id = '' } = useParams();
  const state = useLocation().state as { readonly from?: string } | null;
  const member = useRemote(adminMemberEndpoints.member, { params: { id } });
  const back = { to: `/members${state?.from ?? ''}`, label: '会员' };
  if (member.data === undefined)
    return (
      <Page title="会员" back={back}>
        {member.isError ? (
          <ProblemNote error={member.error} onRetry={() => void member.refetch()} />
        ) : (
          <Panel>
            <SkeletonLines lines={8} />
          </Panel>
        )}
      </Page>
    );
  return (
    <Page title={member.data.nameMasked ?? '未留姓名'} back={back} actions={<MemberActions member={member.data} />}>
      <MergesNote memberId={id} />
      <MemberHead member={member.data} />
      <MemberTags memberId={id} />
      <MemberMembership member={member.data} />
      {member.data.tiers.mine !== null && (
        <div className="member-standing">
          <TierStanding tiers={member.data.tiers} />
          <PointsSummary points={member.data.points} />
        </div>
      )}
      <MemberTabs key={id} member={member.data} />
    </Page>
  );
}
