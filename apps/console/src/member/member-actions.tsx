// What the office does with a member: adjust points, take the month's statement, merge two who are one.
import { adminFinanceEndpoints, adminPointsEndpoints, requestOf } from '@guike/contracts/http';
import { businessDayOf } from '@guike/kernel';
import { Button } from 'antd';
import { useState } from 'react';
import { clock } from '../clock';
import { CardButton } from '../membership/member-membership';
import { may, useMe } from '../session/session';
import { AdjustDialog } from './adjust-dialog';
import type { MemberFile } from './member-file';
import { MergeDialog } from './merge-dialog';

const ZONE = 'Asia/Shanghai';

export function MemberActions({ member }: { readonly member: MemberFile }) {
  const me = useMe();
  const [told, setTold] = useState<string | null>(null);
  const [open, setOpen] = useState<'adjust' | 'merge' | null>(null);
  const close = () => setOpen(null);
  const isMember = member.state === 'active' || member.state === 'frozen';
  const month = businessDayOf(clock.now(), ZONE).slice(0, 7);
  const { path } = requestOf(adminFinanceEndpoints.memberStatement, { params: { id: member.memberId, month } });
  return (
    <>
      {told !== null && (
        <span className="quiet" role="status" data-testid="adjust-told">
          {told}
        </span>
      )}
      {isMember && may(me, adminPointsEndpoints.askAdjustment) && (
        <Button data-testid="adjust" onClick={() => setOpen('adjust')}>
          调整积分
        </Button>
      )}
      {isMember && may(me, adminFinanceEndpoints.memberStatement) && (
        <Button href={path} download data-testid="member-statement">
          下载本月对账单
        </Button>
      )}
      {member.state === 'active' && may(me, adminPointsEndpoints.merge) && (
        <Button data-testid="merge" onClick={() => setOpen('merge')}>
          合并会员
        </Button>
      )}
      <CardButton member={member} />
      {open === 'adjust' && (
        <AdjustDialog
          member={member}
          onClose={close}
          onAsked={(state) => {
            close();
            setTold(state === 'booked' ? '积分已调整，会员会收到消息' : '已提交，等另一位同事审批');
          }}
        />
      )}
      {open === 'merge' && <MergeDialog member={member} onClose={close} />}
    </>
  );
}
