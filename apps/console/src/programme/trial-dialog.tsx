// Trying a draft on a part of the members before everybody has it: which of them, from when until when.
import { adminDeskEndpoints, adminProgrammeEndpoints } from '@guike/contracts/http';
import { addDays, businessDay } from '@guike/kernel';
import { checkProgramme } from '@guike/programme/text';
import { Input, Select } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useRemote, useSend } from '../api/remote';
import { Dialog } from '../ui/dialog';
import { Field } from '../ui/field';
import { useFieldErrors } from '../ui/use-field-errors';
import { DayField } from './day-field';
import { InvalidNote } from './invalid-note';
import type { VersionDialogProps } from './publish-dialog';
import { useToday } from './today';
import { standingOf, useVersions } from './versions';

const USUAL_DAYS = 30;
const USUAL_PERCENT = 20;

export function TrialDialog({ version: { version, body: text }, revision, onClose }: VersionDialogProps) {
  const navigate = useNavigate();
  // What the programme itself means to try is filled in.
  const planned = checkProgramme(text).programme?.trial;
  const tomorrow = addDays(businessDay(useToday()), 1);
  const [from, setFrom] = useState<string>(tomorrow);
  const [until, setUntil] = useState<string>(addDays(tomorrow, (planned?.days ?? USUAL_DAYS) - 1));
  const [stores, setStores] = useState<string[]>([]);
  const [tiers, setTiers] = useState<string[]>(planned?.tiers ?? []);
  const [percent, setPercent] = useState(String(planned?.percent ?? USUAL_PERCENT));
  const [note, setNote] = useState('');
  const { tryProgramme, programmeVersions, programmeVersion } = adminProgrammeEndpoints;
  const sending = useSend(tryProgramme, [programmeVersions, programmeVersion]);
  const share = Number(percent);
  const body = { revision, segment: { stores, tiers, percent: share }, from, until, note: note.trim() };
  const { errors, rest, check } = useFieldErrors(tryProgramme, sending.error);
  const start = () =>
    check(body) && sending.mutate({ params: { version }, body }, { onSuccess: () => void navigate('/programme') });
  return (
    <Dialog
      title="在一部分会员中试行"
      submit="开始试行"
      isSending={sending.isPending}
      error={rest}
      testId="trial-form"
      onClose={onClose}
      onSubmit={start}
    >
      <StoreField value={stores} onChange={setStores} />
      <TierField value={tiers} onChange={setTiers} />
      <PercentField
        value={percent}
        error={share < 1 || share > 100 ? errors['segment'] && '请填写 1 到 100' : errors['segment']}
        onChange={setPercent}
      />
      <DayField
        id="trial-from"
        label="从哪天起"
        error={errors['from']}
        value={from}
        from={addDays(tomorrow, -1)}
        onChange={setFrom}
      />
      <DayField
        id="trial-until"
        label="到哪天为止"
        hint="含这一天；第二天起回到大家的方案"
        error={errors['until']}
        value={until}
        from={from}
        onChange={setUntil}
      />
      <Field label="说明" error={errors['note']}>
        <Input id="trial-note" maxLength={200} value={note} onChange={({ target }) => setNote(target.value)} />
      </Field>
      <InvalidNote error={sending.error} />
    </Dialog>
  );
}

interface PercentFieldProps {
  readonly value: string;
  readonly error: string | undefined;
  readonly onChange: (value: string) => void;
}

function PercentField({ value, error, onChange }: PercentFieldProps) {
  return (
    <Field label="其中百分之几" hint="按会员随机取，取中以后不变" error={error}>
      <Input
        id="trial-percent"
        inputMode="numeric"
        suffix="%"
        maxLength={3}
        style={{ width: 120 }}
        value={value}
        onChange={({ target }) => onChange(target.value.replace(/\D/g, ''))}
      />
    </Field>
  );
}

interface ManyProps {
  readonly value: string[];
  readonly onChange: (value: string[]) => void;
}

function StoreField({ value, onChange }: ManyProps) {
  const stores = useRemote(adminDeskEndpoints.stores, {});
  const options = (stores.data?.stores ?? []).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Field label="入会门店">
      <Select<string[]>
        id="trial-stores"
        mode="multiple"
        placeholder="所有门店"
        virtual={false}
        value={value}
        options={options}
        onChange={onChange}
      />
    </Field>
  );
}

/** Members are chosen by the tier they hold now, which is one of the programme in force. */
function TierField({ value, onChange }: ManyProps) {
  const versions = useVersions();
  const inForce = versions.data && standingOf(versions.data.items).inForce?.version;
  const remote = useRemote(
    adminProgrammeEndpoints.programmeVersion,
    { params: { version: inForce ?? 0 } },
    { enabled: inForce !== undefined },
  );
  const tiers = (remote.data && checkProgramme(remote.data.body).programme?.tiers) ?? [];
  return (
    <Field label="现在的等级">
      <Select<string[]>
        id="trial-tiers"
        mode="multiple"
        placeholder="所有等级"
        virtual={false}
        value={value}
        options={tiers.map(({ code, name }) => ({ value: code, label: name }))}
        onChange={onChange}
      />
    </Field>
  );
}
