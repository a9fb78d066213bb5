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

export function AdjustDialog({ member, onClose, onAsked }: AdjustDialogProps) {
  const [id] = useState(newId);
  const [takes, setTakes] = useState(false);
  const [amount, setAmount] = useState<number | null>(null);
  const [reason, setReason] = useState<Reason>('recovery');
  const [note, setNote] = useState('');
  const [reference, setReference] = useState('');
  const { adjustments, askAdjustment } = adminPointsEndpoints;
  const { member: file, memberPoints } = adminMemberEndpoints;
  const sending = useSend(askAdjustment, [adjustments, file, memberPoints]);
  const { errors, check, rest } = useFieldErrors(askAdjustment, sending.error, { POINTS_INSUFFICIENT: 'points' });
  const points = (amount ?? 0) * (takes ? -1 : 1);
  const { balance } = member.points;
  const tooMany = takes && (amount ?? 0) > balance ? `余额 ${count(balance)} 分，最多扣这么多` : undefined;
  const body = { id, points, reason, note: note.trim(), reference: reference.trim() === '' ? null : reference.trim() };
  return (
    <Dialog
      title={`调整${member.nameMasked ?? '会员'}的积分`}
      submit="提交"
      isSending={sending.isPending}
      error={rest}
      testId="adjust-form"
      onClose={onClose}
      onSubmit={() => {
        if (!check(body) || tooMany !== undefined) return;
        sending.mutate({ params: { id: member.memberId }, body }, { onSuccess: ({ state }) => onAsked(state) });
      }}
    >
      <Radio.Group
        value={takes}
        aria-label="加还是扣"
        options={[
          { value: false, label: '加积分' },
          { value: true, label: '扣积分' },
        ]}
        optionType="button"
        onChange={({ target }) => setTakes(target.value as boolean)}
      />
      <Field
        label="积分"
        hint={`现有 ${count(balance)} 分；超过限额要另一位同事审批`}
        error={tooMany ?? errors['points']}
      >
        <InputNumber
          id="adjust-points"
          autoFocus
          min={1}
          max={1_000_000}
          precision={0}
          controls={false}
          style={{ width: '100%' }}
          value={amount}
          onChange={setAmount}
        />
      </Field>
      <Field label="原因" hint={`会员看到：门店调整：${adjustmentReasons[reason]}`} error={errors['reason']}>
        <Choice id="adjust-reason" value={reason} options={reasons} onChange={(value) => setReason(value as Reason)} />
      </Field>
      <Field label="说明" hint="只有办公室看得到" error={errors['note']}>
        <Input id="adjust-note" maxLength={200} value={note} onChange={(event) => setNote(event.target.value)} />
      </Field>
      <Field label="单号（可不填）" error={errors['reference']}>
        <Input
          id="adjust-reference"
          maxLength={64}
          value={reference}
          onChange={(event) => setReference(event.target.value)}
        />
      </Field>
    </Dialog>
  );
}
