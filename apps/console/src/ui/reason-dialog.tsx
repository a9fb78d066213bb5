// A deed with its reason: one's own words, or one of the usual ones at a tap.
import { Button, Input } from 'antd';
import { useState } from 'react';
import { fieldErrorsOf } from '../api/refused';
import { Dialog } from './dialog';
import { Field } from './field';

interface ReasonDialogProps {
  readonly title: string;
  readonly submit: string;
  /** What follows. */
  readonly what?: string;
  /** Who will read it. */
  readonly readers: string;
  readonly proposals?: readonly string[];
  readonly label?: string;
  readonly longest?: number;
  readonly testId?: string;
  readonly fieldId?: string;
  readonly isSending: boolean;
  readonly error: unknown;
  readonly onSubmit: (reason: string) => void;
  readonly onClose: () => void;
}

export function ReasonDialog(props: ReasonDialogProps) {
  const { title, submit, what, readers, proposals = [], label = '原因', longest = 200, ...rest } = props;
  const { testId = 'reason-form', fieldId = 'reason', onSubmit, ...dialog } = rest;
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
      testId={testId}
      onSubmit={() => {
        setSent(true);
        if (!isShort) onSubmit(reason.trim());
      }}
    >
      {what !== undefined && <p>{what}</p>}
      <Field label={label} hint={readers} error={wasSent && isShort ? '请写明原因' : told}>
        <Input
          id={fieldId}
          autoFocus
          maxLength={longest}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
      </Field>
      {proposals.length > 0 && (
        <div className="usual-reasons" role="group" aria-label="常用的原因">
          {proposals.map((proposal) => (
            <Button key={proposal} size="small" onClick={() => setReason(proposal)}>
              {proposal}
            </Button>
          ))}
        </div>
      )}
    </Dialog>
  );
}
