// A no with its reason: one of the usual ones at a tap, or one's own words. The member reads it.
import { Button, Input } from 'antd';
import { useState } from 'react';
import { fieldErrorsOf } from '../api/refused';
import { Dialog } from '../ui/dialog';
import { Field } from '../ui/field';

interface ReasonDialogProps {
  readonly title: string;
  readonly submit: string;
  /** What follows. */
  readonly what: string;
  readonly proposals: readonly string[];
  readonly isSending: boolean;
  readonly error: unknown;
  readonly onSubmit: (reason: string) => void;
  readonly onClose: () => void;
}

export function ReasonDialog({ title, submit, what, proposals, onSubmit, ...dialog }: ReasonDialogProps) {
  const [reason, setReason] = useState('');
  const [wasSent, setSent] = useState(false);
  const isShort = reason.trim().length < 2;
  const told = fieldErrorsOf(dialog.error)['reason'];
  return (
    <Dialog
      {...dialog}
      title={title}
      submit={submit}
      error={told === undefined ? dialog.error : null}
      testId="reason-form"
      onSubmit={() => {
        setSent(true);
        if (!isShort) onSubmit(reason.trim());
      }}
    >
      <p>{what}</p>
      <Field label="原因" hint="会员会看到" error={wasSent && isShort ? '请写明原因' : told}>
        <Input
          id="reason"
          autoFocus
          maxLength={200}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
      </Field>
      <div className="look-reasons" role="group" aria-label="常用的原因">
        {proposals.map((proposal) => (
          <Button key={proposal} size="small" onClick={() => setReason(proposal)}>
            {proposal}
          </Button>
        ))}
      </div>
    </Dialog>
  );
}
