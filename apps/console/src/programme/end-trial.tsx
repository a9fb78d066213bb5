// Ending a trial before its day.
import { adminProgrammeEndpoints } from '@guike/contracts/http';
import { Input } from 'antd';
import { useState } from 'react';
import { useSend } from '../api/remote';
import { Dialog } from '../ui/dialog';
import { Field } from '../ui/field';
import { useFieldErrors } from '../ui/use-field-errors';

interface EndTrialProps {
  readonly version: number;
  readonly onClose: () => void;
}

export function EndTrial({ version, onClose }: EndTrialProps) {
  const [note, setNote] = useState('');
  const { endTrial, programmeVersions, programmeVersion } = adminProgrammeEndpoints;
  const sending = useSend(endTrial, [programmeVersions, programmeVersion]);
  const body = { note: note.trim() };
  const { errors, rest, check } = useFieldErrors(endTrial, sending.error);
  return (
    <Dialog
      title="结束试行"
      submit="结束试行"
      isSending={sending.isPending}
      error={rest}
      testId="end-trial-form"
      onClose={onClose}
      onSubmit={() => check(body) && sending.mutate({ params: { version }, body }, { onSuccess: onClose })}
    >
      <p>试行到今天为止，参加的会员从明天起回到大家的方案。已经记下的积分和等级不变。</p>
      <Field label="说明" hint="为什么结束，比如：效果看清楚了" error={errors['note']}>
        <Input id="end-note" maxLength={200} value={note} onChange={({ target }) => setNote(target.value)} />
      </Field>
    </Dialog>
  );
}
