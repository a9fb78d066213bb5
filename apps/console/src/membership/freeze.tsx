// 冻结会员卡: why, in the words that the member reads, and a note for the office.
import { adminMemberEndpoints, adminMembershipEndpoints, freezeReasons } from '@guike/contracts/http';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useSend } from '../api/remote';
import { Choice } from '../ui/choice';
import { Dialog } from '../ui/dialog';
import { Field } from '../ui/field';
import { newId } from '../ui/new-id';
import { useFieldErrors } from '../ui/use-field-errors';

type Reason = keyof typeof freezeReasons;

const reasons = Object.entries(freezeReasons).map(([value, label]) => ({ value, label }));

interface FreezeProps {
  readonly memberId: string;
  readonly name: string | null;
}

export function FreezeButton({ memberId, name }: FreezeProps) {
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <Button data-testid="freeze" onClick={() => setAsking(true)}>
        冻结会员卡
      </Button>
      {isAsking && <FreezeDialog memberId={memberId} name={name} onClose={() => setAsking(false)} />}
    </>
  );
}

function FreezeDialog({ memberId, name, onClose }: FreezeProps & { readonly onClose: () => void }) {
  const { freeze, frozenCards, membership } = adminMembershipEndpoints;
  const [id] = useState(newId);
  const [reason, setReason] = useState<Reason>('lost');
  const [note, setNote] = useState('');
  const sending = useSend(freeze, [frozenCards, membership, adminMemberEndpoints.member]);
  const { errors, check, rest } = useFieldErrors(freeze, sending.error);
  const body = { id, reason, note: note.trim() };
  return (
    <Dialog
      title={`冻结${name ?? '这位会员'}的会员卡？`}
      submit="冻结"
      isSending={sending.isPending}
      error={rest}
      testId="freeze-form"
      onClose={onClose}
      onSubmit={() => {
        if (check(body)) sending.mutate({ params: { id: memberId }, body }, { onSuccess: onClose });
      }}
    >
      <p>马上停用：不积分、不能兑换、没有会员码。积分为会员保留，退货和到期照常。会员会收到消息。</p>
      <Field label="原因" hint={`会员看到：会员卡已冻结，原因：${freezeReasons[reason]}`} error={errors['reason']}>
        <Choice id="freeze-reason" value={reason} options={reasons} onChange={(value) => setReason(value as Reason)} />
      </Field>
      <Field label="说明" hint="只有办公室看得到" error={errors['note']}>
        <Input id="freeze-note" maxLength={200} value={note} onChange={({ target }) => setNote(target.value)} />
      </Field>
    </Dialog>
  );
}
