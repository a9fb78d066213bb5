// 解冻: a frozen card works again, with a note of what was checked.
import { adminMemberEndpoints, adminMembershipEndpoints } from '@guike/contracts/http';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useSend } from '../api/remote';
import { Dialog } from '../ui/dialog';
import { Field } from '../ui/field';
import { useFieldErrors } from '../ui/use-field-errors';

interface UnfreezeProps {
  readonly memberId: string;
  readonly freezeId: string;
  readonly name: string | null;
  readonly size?: 'small' | 'middle';
}

export function UnfreezeButton({ memberId, freezeId, name, size = 'middle' }: UnfreezeProps) {
  const { unfreeze, frozenCards, membership } = adminMembershipEndpoints;
  const [isAsking, setAsking] = useState(false);
  const [note, setNote] = useState('');
  const sending = useSend(unfreeze, [frozenCards, membership, adminMemberEndpoints.member]);
  const { errors, check, rest } = useFieldErrors(unfreeze, sending.error);
  const who = name ?? '这位会员';
  const close = () => {
    setAsking(false);
    sending.reset();
  };
  const body = { note: note.trim() };
  const input = { params: { id: memberId, freeze: freezeId }, body };
  return (
    <>
      <Button size={size} data-testid={`unfreeze-${freezeId}`} onClick={() => setAsking(true)}>
        解冻<span className="unseen">{who}的会员卡</span>
      </Button>
      {isAsking && (
        <Dialog
          title={`解冻${who}的会员卡？`}
          submit="解冻"
          isSending={sending.isPending}
          error={rest}
          testId="unfreeze-form"
          onClose={close}
          onSubmit={() => {
            if (check(body)) sending.mutate(input, { onSuccess: close });
          }}
        >
          <p>马上恢复使用，会员会收到消息。冻结期间的消费不补积分。</p>
          <Field label="说明" hint="核对了什么，只有办公室看得到" error={errors['note']}>
            <Input
              id="unfreeze-note"
              autoFocus
              maxLength={200}
              value={note}
              onChange={({ target }) => setNote(target.value)}
            />
          </Field>
        </Dialog>
      )}
    </>
  );
}
