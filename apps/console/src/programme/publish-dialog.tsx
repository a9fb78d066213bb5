// Putting a draft in force: what changes, in sentences to read first; from which day, and why.
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
import { Differences } from './differences';
import type { Version } from './draft/saving';
import { InvalidNote } from './invalid-note';
import { useToday } from './today';
import { standingOf, useVersions } from './versions';

export interface VersionDialogProps {
  readonly version: Version;
  readonly revision: number;
  readonly onClose: () => void;
}

export function PublishDialog({ version: { version }, revision, onClose }: VersionDialogProps) {
  const navigate = useNavigate();
  const today = useToday();
  const [day, setDay] = useState<string>(addDays(businessDay(today), 1));
  const [note, setNote] = useState('');
  const { publishProgramme, programmeVersions, programmeVersion } = adminProgrammeEndpoints;
  const sending = useSend(publishProgramme, [programmeVersions, programmeVersion]);
  const body = { revision, effectiveFrom: day, note: note.trim() };
  const { errors, rest, check } = useFieldErrors(publishProgramme, sending.error);
  const publish = () =>
    check(body) && sending.mutate({ params: { version }, body }, { onSuccess: () => void navigate('/programme') });
  return (
    <Dialog
      title="发布方案"
      submit="发布"
      isSending={sending.isPending}
      error={rest}
      testId="publish-form"
      onClose={onClose}
      onSubmit={publish}
    >
      <Changes version={version} />
      <DayField
        id="publish-day"
        label="从哪天起生效"
        hint={day === today ? '今天发布，几秒钟后就按新规则' : '那天零点起按新规则；之前可以撤回'}
        error={errors['effectiveFrom']}
        value={day}
        from={today}
        onChange={setDay}
      />
      <Field label="说明" hint="写给以后查历史的人，比如：旺季前下调黄金门槛" error={errors['note']}>
        <Input id="publish-note" maxLength={200} value={note} onChange={({ target }) => setNote(target.value)} />
      </Field>
      <InvalidNote error={sending.error} />
    </Dialog>
  );
}

/** Against what members have now. */
export function Changes({ version }: { readonly version: number }) {
  const versions = useVersions();
  const inForce = versions.data && standingOf(versions.data.items).inForce;
  return (
    <section className="changes" aria-label="与现在的方案相比" tabIndex={0}>
      <p className="quiet">与现在的方案相比：</p>
      {versions.data && <Differences version={version} from={inForce?.version} />}
    </section>
  );
}
