// Taking an answer back for a member who rings: the seats go on to who waits, points go back, and the member is told.
import { adminEventEndpoints } from '@guike/contracts/http';
import { Button } from 'antd';
import { useState } from 'react';
import { useSend } from '../api/remote';
import { may, useMe } from '../session/session';
import { count } from '../ui/format';
import { ReasonDialog } from '../ui/reason-dialog';
import type { AnswerRow, ShopEvent } from './event-words';

const reasons = ['来电说来不了', '和另一张会员卡合并', '报错了场次'];
const standing: readonly AnswerRow['state'][] = ['accepted', 'offered', 'waiting'];

interface WithdrawAnswerProps {
  readonly event: ShopEvent;
  readonly row: AnswerRow;
}

/** Who is here already stays; of an event that is over nothing is taken back. */
export function WithdrawAnswer({ event, row }: WithdrawAnswerProps) {
  const [isOpen, setOpen] = useState(false);
  const { withdrawAnswer, eventAnswers, event: one, events } = adminEventEndpoints;
  const sending = useSend(withdrawAnswer, [eventAnswers, one, events]);
  const isUnderWay = event.state === 'open' || event.state === 'closed';
  const mayWithdraw = may(useMe(), withdrawAnswer) && event.mayChange && isUnderWay;
  if (!mayWithdraw || !standing.includes(row.state) || row.arrived > 0) return null;
  const close = () => {
    setOpen(false);
    sending.reset();
  };
  const who = row.nameMasked ?? '这位会员';
  return (
    <>
      <Button size="small" data-testid={`withdraw-${row.number}`} onClick={() => setOpen(true)}>
        收回报名<span className="unseen">{who}</span>
      </Button>
      {isOpen && (
        <ReasonDialog
          title={`收回${who}的报名？`}
          submit="收回报名"
          what={whatFollows(row)}
          readers="门店和总务会看到；会员收到取消的消息，不含原因"
          proposals={reasons}
          isSending={sending.isPending}
          error={sending.error}
          testId="withdraw-form"
          onClose={close}
          onSubmit={(reason) =>
            sending.mutate({ params: { id: event.id, memberId: row.memberId }, body: { reason } }, { onSuccess: close })
          }
        />
      )}
    </>
  );
}

function whatFollows({ state, party, points, feePaid }: AnswerRow): string {
  const seats = state === 'waiting' ? '不再候补。' : `让出 ${count(party)} 席，有人候补就按顺序递补。`;
  const back = points > 0 ? `${count(points)} 积分原样退回。` : feePaid ? '店里收过的费用，请当面退。' : '';
  return `${seats}${back}`;
}
