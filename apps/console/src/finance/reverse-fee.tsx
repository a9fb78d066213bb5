// Taking a fee back: what follows from it, and why; for good.
import { type AnswerOf, adminMemberEndpoints, adminTierEndpoints } from '@guike/contracts/http';
import { Button } from 'antd';
import { useState } from 'react';
import { useSend } from '../api/remote';
import { may, useMe } from '../session/session';
import { money } from '../ui/format';
import { newId } from '../ui/new-id';
import { ReasonDialog } from '../ui/reason-dialog';

export type FeeRow = AnswerOf<typeof adminTierEndpoints.fees>['items'][number];

const reasons = ['会员要求退费', '登记错了会员', '登记错了档位或期限'];

export function ReverseFee({ row }: { readonly row: FeeRow }) {
  const [id, setId] = useState<string | null>(null);
  const { reverseFee, fees, memberTier } = adminTierEndpoints;
  const sending = useSend(reverseFee, [fees, memberTier, adminMemberEndpoints.member]);
  const mayReverse = may(useMe(), reverseFee);
  const close = () => {
    setId(null);
    sending.reset();
  };
  const about = `${row.nameMasked ?? '这位会员'}的会员费 ${money(row.amountFen)}`;
  return (
    <span className="fee-state">
      未退
      {mayReverse && (
        <Button size="small" data-testid={`reverse-${row.receiptNumber}`} onClick={() => setId(newId())}>
          退回<span className="unseen">{about}</span>
        </Button>
      )}
      {id !== null && (
        <ReasonDialog
          title={`退回${about}？`}
          submit="退回"
          what="这笔会员费不再计入等级，靠它开通的权益随即停止；等级到下次评估再看。退回以后不能恢复，登记错了请退回后重新登记。"
          readers="财务、总务和审计会看到"
          proposals={reasons}
          isSending={sending.isPending}
          error={sending.error}
          testId="reverse-form"
          onClose={close}
          onSubmit={(reason) =>
            sending.mutate({ params: { id: row.memberId, fee: row.id }, body: { id, reason } }, { onSuccess: close })
          }
        />
      )}
    </span>
  );
}
