// 入会审批: the frame of its four lists, each with an address of its own, and what can be started from here.
import { adminMembershipEndpoints } from '@guike/contracts/http';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { NavLink } from 'react-router';
import { useRemote } from '../api/remote';
import '../approvals/approvals.css';
import { may, useMe } from '../session/session';
import { Page } from '../ui/page';
import { ApplyDialog } from './apply-dialog';
import { InviteDialog } from './invite-dialog';
import './membership.css';

interface MembershipPageProps {
  readonly lead: string;
  readonly children: ReactNode;
}

export function MembershipPage({ lead, children }: MembershipPageProps) {
  const me = useMe();
  const [open, setOpen] = useState<'apply' | 'invite' | null>(null);
  const ways = useRemote(adminMembershipEndpoints.joiningWays, {}).data;
  const close = () => setOpen(null);
  const mayApply = ways?.application?.mayFile === true && may(me, adminMembershipEndpoints.apply);
  const mayInvite = ways?.invites === true && may(me, adminMembershipEndpoints.invite);
  return (
    <Page
      title="入会审批"
      actions={
        <>
          {mayInvite && (
            <Button data-testid="invite" onClick={() => setOpen('invite')}>
              邀请入会
            </Button>
          )}
          {mayApply && (
            <Button type="primary" data-testid="apply" onClick={() => setOpen('apply')}>
              提交入会申请
            </Button>
          )}
        </>
      }
    >
      <nav className="page-ways" aria-label="入会和会员卡">
        <NavLink to="/membership/waiting">待审批</NavLink>
        <NavLink to="/membership/decided">已处理</NavLink>
        <NavLink to="/membership/invitations">邀请</NavLink>
        <NavLink to="/membership/frozen">冻结名单</NavLink>
      </nav>
      <p className="page-lead">{lead}</p>
      {children}
      {open === 'apply' && ways && <ApplyDialog ways={ways} onClose={close} />}
      {open === 'invite' && ways && <InviteDialog stores={ways.stores} onClose={close} />}
    </Page>
  );
}
