// A masked field that somebody with a reason may read for half a minute; the reading is logged before it is shown.
import { type AnswerOf, adminMemberEndpoints } from '@guike/contracts/http';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useSend } from '../api/remote';
import { ReasonDialog } from '../ui/reason-dialog';

type Revealable = AnswerOf<typeof adminMemberEndpoints.reveal>['field'];

const SHOWN_SECONDS = 30;
const names: Readonly<Record<Revealable, string>> = { name: '姓名', phone: '手机号', birthday: '生日' };
const reasons = ['核对身份', '送货联系', '处理投诉'];

interface RevealedProps {
  readonly memberId: string;
  readonly field: Revealable;
  readonly masked: string | null;
  readonly mayReveal: boolean;
}

export function Revealed({ memberId, field, masked, mayReveal }: RevealedProps) {
  const [shown, setShown] = useState<string | null>(null);
  const [isAsking, setAsking] = useState(false);
  if (masked === null) return <span className="quiet">未留</span>;
  return (
    <span className="revealed" data-testid={`field-${field}`}>
      {shown === null ? masked : <Shown value={shown} onGone={() => setShown(null)} />}
      {shown === null && mayReveal && (
        <Button type="link" size="small" data-testid={`reveal-${field}`} onClick={() => setAsking(true)}>
          查看<span className="unseen">{names[field]}</span>
        </Button>
      )}
      {isAsking && (
        <Reveal
          memberId={memberId}
          field={field}
          onClose={() => setAsking(false)}
          onRead={(value) => {
            setShown(value ?? '未留');
            setAsking(false);
          }}
        />
      )}
    </span>
  );
}

/** The value in the clear, counting down to its end. */
function Shown({ value, onGone }: { readonly value: string; readonly onGone: () => void }) {
  const [left, setLeft] = useState(SHOWN_SECONDS);
  useEffect(() => {
    if (left === 0) return onGone();
    const timer = setTimeout(() => setLeft(left - 1), 1000);
    return () => clearTimeout(timer);
  }, [left, onGone]);
  return (
    <>
      <strong data-testid="shown">{value}</strong>
      <span className="quiet">{left} 秒后隐藏</span>
    </>
  );
}

interface RevealProps {
  readonly memberId: string;
  readonly field: Revealable;
  readonly onClose: () => void;
  readonly onRead: (value: string | null) => void;
}

function Reveal({ memberId, field, onClose, onRead }: RevealProps) {
  // Whoever has read something is on the member's own list of readings from now on.
  const sending = useSend(adminMemberEndpoints.reveal, [adminMemberEndpoints.readings]);
  return (
    <ReasonDialog
      title={`查看${names[field]}`}
      submit="查看"
      label="为什么要看"
      readers={`您的名字、时间和原因会留下记录；${SHOWN_SECONDS} 秒后重新隐藏`}
      proposals={reasons}
      longest={100}
      isSending={sending.isPending}
      error={sending.error}
      testId="reveal-form"
      fieldId="reveal-reason"
      onClose={onClose}
      onSubmit={(reason) =>
        sending.mutate(
          { params: { id: memberId }, body: { field, reason } },
          { onSuccess: ({ value }) => onRead(value) },
        )
      }
    />
  );
}
