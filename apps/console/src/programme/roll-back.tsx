// Putting an earlier version in force again: it becomes a new one, so that the history keeps both.
import { adminProgrammeEndpoints } from '@guike/contracts/http';
import { addDays, businessDay } from '@guike/kernel';
import { Input } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useSend } from '../api/remote';
import { Dialog } from '../ui/dialog';
import { Field } from '../ui/field';
import { useFieldErrors } from '../ui/use-field-errors';
import { DayField } from './day-field';
import { InvalidNote } from './invalid-note';
import { newId } from './new-id';
import { Changes } from './publish-dialog';
import { useToday } from './today';

interface RollBackProps {
  readonly version: number;
  readonly onClose: () => void;
}

export function RollBack({ version, onClose }: RollBackProps) {
  const navigate = useNavigate();
  const today = useToday();
  const [id] = useState(newId);
  const [day, setDay] = useState<string>(addDays(businessDay(today), 1));
  const [note, setNote] = useState('');
  const { rollBackProgramme, programmeVersions } = adminProgrammeEndpoints;
  const sending = useSend(rollBackProgramme, [programmeVersions]);
  const body = { id, to: version, effectiveFrom: day, note: note.trim() };
  const { errors, rest, check } = useFieldErrors(rollBackProgramme, sending.error);
  return (
    <Dialog
      title={`回到第 ${version} 版的规则`}
      submit="发布"
      isSending={sending.isPending}
      error={rest}
      testId="roll-back-form"
      onClose={onClose}
      onSubmit={() => check(body) && sending.mutate({ body }, { onSuccess: () => void navigate('/programme') })}
    >
      <Changes version={version} />
      <DayField
        id="roll-back-day"
        label="从哪天起生效"
        error={errors['effectiveFrom']}
        value={day}
        from={today}
        onChange={setDay}
      />
      <Field label="说明" error={errors['note']}>
        <Input id="roll-back-note" maxLength={200} value={note} onChange={({ target }) => setNote(target.value)} />
      </Field>
      <InvalidNote error={sending.error} />
    </Dialog>
  );
}
