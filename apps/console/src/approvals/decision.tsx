// The word of whoever decides: yes at once, no with a reason.
import { Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { fieldErrorsOf } from '../api/refused';
import { Dialog } from '../ui/dialog';
import { Field } from '../ui/field';
import './approvals.css';

export type Decision = { readonly approve: true } | { readonly approve: false; readonly reason: string };

interface DecisionProps {
  /** What it is about, in the dialog's words: 王** 的 600 积分 */
  readonly about: string;
  readonly id: string;
  readonly approval: ReactNode;
  readonly isSending: boolean;
  readonly error: unknown;
  readonly mayApprove?: boolean;
  /** Who will read the reason of a refusal. */
  readonly readers?: string;
  /** Sends, and calls `done` once it is decided. */
  readonly onDecide: (decision: Decision, done: () => void) => void;
  readonly onReset: () => void;
}

const READERS = '提交的人会看到，补登的原因会员也会看到';

export function DecisionButtons(props: DecisionProps) {
  const { about, id, approval, isSending, error, mayApprove = true, readers = READERS, onDecide, onReset } = props;
  const [open, setOpen] = useState<'approve' | 'refuse' | null>(null);
  const close = () => {
    setOpen(null);
    onReset();
  };
  return (
    <div className="approval-acts">
      <Button
        size="small"
        type="primary"
        disabled={!mayApprove}
        data-testid={`approve-${id}`}
        onClick={() => setOpen('approve')}
      >
        通过<span className="unseen">{about}</span>
      </Button>
      <Button size="small" data-testid={`refuse-${id}`} onClick={() => setOpen('refuse')}>
        不通过<span className="unseen">{about}</span>
      </Button>
      {open === 'approve' && (
        <Dialog
          title={`通过${about}？`}
          submit="通过"
          isSending={isSending}
          error={error}
          testId="approve-form"
          onClose={close}
          onSubmit={() => onDecide({ approve: true }, close)}
        >
          <p>{approval}</p>
        </Dialog>
      )}
      {open === 'refuse' && (
        <Refusal
          about={about}
          readers={readers}
          isSending={isSending}
          error={error}
          onClose={close}
          onRefuse={(reason) => onDecide({ approve: false, reason }, close)}
        />
      )}
    </div>
  );
}

interface RefusalProps {
  readonly about: string;
  readonly readers: string;
  readonly isSending: boolean;
  readonly error: unknown;
  readonly onClose: () => void;
  readonly onRefuse: (reason: string) => void;
}

function Refusal({ about, readers, isSending, error, onClose, onRefuse }: RefusalProps) {
  const [reason, setReason] = useState('');
  const [wasSent, setSent] = useState(false);
  const isShort = reason.trim().length < 2;
  const told = fieldErrorsOf(error)['reason'];
  return (
    <Dialog
      title={`不通过${about}？`}
      submit="不通过"
      isSending={isSending}
      error={told === undefined ? error : null}
      testId="refuse-form"
      onClose={onClose}
      onSubmit={() => {
        setSent(true);
        if (!isShort) onRefuse(reason.trim());
      }}
    >
      <Field label="原因" hint={readers} error={wasSent && isShort ? '请写明原因' : told}>
        <Input
          id="refusal"
          autoFocus
          maxLength={200}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </Field>
    </Dialog>
  );
}
