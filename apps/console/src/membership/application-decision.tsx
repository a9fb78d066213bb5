// The last cell of an application: the two buttons for whoever may decide, else how it stands.
import {
  type AnswerOf,
  adminDeskEndpoints,
  adminMemberEndpoints,
  adminMembershipEndpoints,
} from '@guike/contracts/http';
import { useRemote, useSend } from '../api/remote';
import { DecisionButtons } from '../approvals/decision';
import { may, useMe } from '../session/session';
import { timeText } from '../ui/format';

export type ApplicationRow = AnswerOf<typeof adminMembershipEndpoints.applications>['items'][number];

export function ApplicationDecision({ row }: { readonly row: ApplicationRow }) {
  const me = useMe();
  const rules = useRemote(adminMembershipEndpoints.joiningWays, {}).data?.application;
  const sending = useSend(adminMembershipEndpoints.decideApplication, [
    adminMembershipEndpoints.applications,
    adminDeskEndpoints.home,
    adminMemberEndpoints.member,
  ]);
  if (row.state !== 'open') return <Decided row={row} />;
  if (row.mine) return <span className="quiet">您提交的，等另一位同事审批</span>;
  const mayDecide = may(me, adminMembershipEndpoints.decideApplication) && (rules ? rules.mayDecide : isHeadOffice(me));
  if (!mayDecide) return <span className="quiet">等{rules?.approvedBy ?? '总务'}审批</span>;
  const isOpening = row.sale?.isTheirs === true;
  return (
    <DecisionButtons
      id={row.id}
      about={`${row.nameMasked ?? '这位顾客'}的入会申请`}
      approval={`马上发卡，成为会员。${isOpening ? '小票这笔消费记积分、计等级。' : '小票只作凭据，不记积分。'}`}
      isSending={sending.isPending}
      error={sending.error}
      onReset={() => sending.reset()}
      onDecide={(body, done) =>
        sending.mutate({ params: { id: row.memberId, application: row.id }, body }, { onSuccess: done })
      }
    />
  );
}

const isHeadOffice = ({ role }: ReturnType<typeof useMe>): boolean => role === 'head_office';

function Decided({ row: { state, refusal, decidedBy, decidedAt } }: { readonly row: ApplicationRow }) {
  return (
    <>
      {state === 'approved' ? '已通过，已发卡' : `未通过：${refusal}`}
      <span className="under">
        {decidedBy}
        {decidedAt !== null && ` · ${timeText(decidedAt)}`}
      </span>
    </>
  );
}
