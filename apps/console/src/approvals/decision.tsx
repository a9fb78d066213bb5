// The word of whoever decides: yes at once, no with a reason.
import type { Endpoint } from '@guike/contracts/http';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { may, useMe } from '../session/session';
import { Dialog } from '../ui/dialog';
import { ReasonDialog } from '../ui/reason-dialog';
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

/** Whom it waits for, where that is somebody else than whoever looks; null: they decide. */
export function useWaitsFor(endpoint: Endpoint, mine: boolean, deciders: string): string | null {
  if (!may(useMe(), endpoint)) return `等${deciders}审批`;
  return mine ? '您提交的，等另一位同事审批' : null;
}

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
        <ReasonDialog
          title={`不通过${about}？`}
          submit="不通过"
          readers={readers}
          isSending={isSending}
          error={error}
          testId="refuse-form"
          fieldId="refusal"
          onClose={close}
          onSubmit={(reason) => onDecide({ approve: false, reason }, close)}
        />
      )}
    </div>
  );
}
