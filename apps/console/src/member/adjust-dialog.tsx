// 调整积分: how many, why, and what will happen, said before it is sent.
import { adjustmentReasons, adminMemberEndpoints, adminPointsEndpoints } from '@guike/contracts/http';
import { Input, InputNumber, Radio } from 'antd';
import { useState } from 'react';
import { useSend } from '../api/remote';
import { Choice } from '../ui/choice';
import { Dialog } from '../ui/dialog';
import { Field } from '../ui/field';
import { count } from '../ui/format';
import { newId } from '../ui/new-id';
import { useFieldErrors } from '../ui/use-field-errors';
import type { MemberFile } from './member-file';

type Reason = keyof typeof adjustmentReasons;

const reasons = Object.entries(adjustmentReasons).map(([value, label]) => ({ value, label }));

interface AdjustDialogProps {
  readonly member: MemberFile;
  readonly onClose: () => void;
  readonly onAsked: (state: 'waiting' | 'booked' | 'refused') => void;
}

interface Values {
  readonly takes: boolean;
  readonly amount: number | null;
  readonly reason: Reason;
  readonly note: string;
  readonly reference: string;
}

const nothing: Values = { takes: false, amount: null, reason: 'recovery', note: '', reference: '' };

export function AdjustDialog({ member, onClose, onAsked }: AdjustDialogProps) {
  const [id] = useState(newId);
  const [values, setValues] = useState(nothing);
  const { adjustments, askAdjustment } = adminPointsEndpoints;
  const { member: file, memberPoints } = adminMemberEndpoints;
  const sending = useSend(askAdjustment, [adjustments, file, memberPoints]);
  const { errors, check, rest } = useFieldErrors(askAdjustment, sending.error, { POINTS_INSUFFICIENT: 'points' });
  const { balance } = member.points;
  const isTooMuch = values.takes && (values.amount ?? 0) > balance;
  const beyond = isTooMuch ? { points: `余额 ${count(balance)} 分，最多扣这么多` } : {};
  const body = { id, ...bodyOf(values) };
  return (
    <Dialog
      title={`调整${member.nameMasked ?? '会员'}的积分`}
      submit="提交"
      isSending={sending.isPending}
      error={rest}
      testId="adjust-form"
      onClose={onClose}
      onSubmit={() => {
        if (!check(body) || isTooMuch) return;
        sending.mutate({ params: { id: member.memberId }, body }, { onSuccess: ({ state }) => onAsked(state) });
      }}
    >
      <Amount values={values} balance={balance} error={{ ...errors, ...beyond }['points']} onChange={setValues} />
      <Why values={values} errors={errors} onChange={setValues} />
    </Dialog>
  );
}

function bodyOf({ takes, amount, reason, note, reference }: Values) {
  const points = (amount ?? 0) * (takes ? -1 : 1);
  return { points, reason, note: note.trim(), reference: reference.trim() === '' ? null : reference.trim() };
}

interface AmountProps {
  readonly values: Values;
  readonly balance: number;
  readonly error: string | undefined;
  readonly onChange: (values: Values) => void;
}

function Amount({ values, balance, error, onChange }: AmountProps) {
  return (
    <>
      <Radio.Group
        value={values.takes}
        aria-label="加还是扣"
        options={[
          { value: false, label: '加积分' },
          { value: true, label: '扣积分' },
        ]}
        optionType="button"
        onChange={({ target }) => onChange({ ...values, takes: target.value as boolean })}
      />
      <Field label="积分" hint={`现有 ${count(balance)} 分；超过限额要另一位同事审批`} error={error}>
        <InputNumber
          id="adjust-points"
          autoFocus
          min={1}
          max={1_000_000}
          precision={0}
          controls={false}
          style={{ width: '100%' }}
          value={values.amount}
          onChange={(amount) => onChange({ ...values, amount })}
        />
      </Field>
    </>
  );
}

interface WhyProps {
  readonly values: Values;
  readonly errors: Readonly<Record<string, string>>;
  readonly onChange: (values: Values) => void;
}

function Why({ values, errors, onChange }: WhyProps) {
  const { reason, note, reference } = values;
  return (
    <>
      <Field label="原因" hint={`会员看到：门店调整：${adjustmentReasons[reason]}`} error={errors['reason']}>
        <Choice
          id="adjust-reason"
          value={reason}
          options={reasons}
          onChange={(value) => onChange({ ...values, reason: value as Reason })}
        />
      </Field>
      <Field label="说明" hint="只有办公室看得到" error={errors['note']}>
        <Input
          id="adjust-note"
          maxLength={200}
          value={note}
          onChange={(event) => onChange({ ...values, note: event.target.value })}
        />
      </Field>
      <Field label="单号（可不填）" error={errors['reference']}>
        <Input
          id="adjust-reference"
          maxLength={64}
          value={reference}
          onChange={(event) => onChange({ ...values, reference: event.target.value })}
        />
      </Field>
    </>
  );
}
