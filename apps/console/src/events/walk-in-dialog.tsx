// Somebody came without an answer: a member by phone and name, or guests by their number.
import { staffEventEndpoints } from '@guike/contracts/http';
import { Checkbox, Input, Segmented } from 'antd';
import { useState } from 'react';
import { isRefused } from '../api/refused';
import { useSend } from '../api/remote';
import { Whole } from '../campaigns/condition-fields';
import { Dialog } from '../ui/dialog';
import { Field } from '../ui/field';
import { newId } from '../ui/new-id';
import { useFieldErrors } from '../ui/use-field-errors';
import { doorReads } from './door-reads';
import type { ShopEvent } from './event-words';

interface WalkInDialogProps {
  readonly event: ShopEvent;
  readonly onClose: () => void;
}

const MOST = 20;

export function WalkInDialog({ event, onClose }: WalkInDialogProps) {
  const [who, setWho] = useState<'guests' | 'member'>('guests');
  const [facts, setFacts] = useState({ phone: '', name: '' });
  const [persons, setPersons] = useState(1);
  const [beyondSeats, setBeyond] = useState(false);
  // One id for this dialog: sent again after a lost answer it is the same arrival.
  const [id] = useState(newId);
  const sending = useSend(staffEventEndpoints.walkIn, doorReads);
  const { errors, rest, check } = useFieldErrors(staffEventEndpoints.walkIn, sending.error, {
    MEMBER_UNKNOWN: 'member',
  });
  const isFull = isRefused(sending.error, 'EVENT_FULL');
  const submit = () => {
    const member = who === 'member' ? { member: facts } : {};
    const body = { id, persons, beyondSeats, ...member };
    if (check(body)) sending.mutate({ params: { id: event.id }, body }, { onSuccess: onClose });
  };
  return (
    <Dialog
      title="没有报名的来宾"
      submit="登记到场"
      isSending={sending.isPending}
      error={rest}
      testId="walk-in-form"
      onClose={onClose}
      onSubmit={submit}
    >
      <Segmented
        value={who}
        options={[
          { value: 'guests', label: '来宾' },
          { value: 'member', label: '会员' },
        ]}
        onChange={(next) => setWho(next as typeof who)}
      />
      {who === 'member' && <MemberFacts facts={facts} error={errors['member']} onChange={setFacts} />}
      <div className="sentence">
        <span>共</span>
        <Whole label="几位" value={persons} least={1} most={MOST} suffix="位" onChange={setPersons} />
      </div>
      {(isFull || beyondSeats) && (
        <Checkbox checked={beyondSeats} onChange={({ target }) => setBeyond(target.checked)}>
          满了也请进
        </Checkbox>
      )}
    </Dialog>
  );
}

interface Facts {
  readonly phone: string;
  readonly name: string;
}

interface MemberFactsProps {
  readonly facts: Facts;
  readonly error: string | undefined;
  readonly onChange: (facts: Facts) => void;
}

function MemberFacts({ facts, error, onChange }: MemberFactsProps) {
  return (
    <>
      <Field label="手机号" error={error}>
        <Input
          id="walk-in-phone"
          autoComplete="off"
          inputMode="numeric"
          maxLength={13}
          value={facts.phone}
          onChange={({ target }) => onChange({ ...facts, phone: target.value })}
        />
      </Field>
      <Field label="姓名" hint="和手机号对得上才算">
        <Input
          id="walk-in-name"
          autoComplete="off"
          maxLength={60}
          value={facts.name}
          onChange={({ target }) => onChange({ ...facts, name: target.value })}
        />
      </Field>
    </>
  );
}
