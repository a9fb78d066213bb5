// Pieces that came in, were counted or are gone: how many, why, and what is left then.
import { adminRewardEndpoints, stockReasons } from '@guike/contracts/http';
import { Input, Radio } from 'antd';
import { useState } from 'react';
import { useSend } from '../api/remote';
import { Choice } from '../ui/choice';
import { Dialog } from '../ui/dialog';
import { Field } from '../ui/field';
import { count } from '../ui/format';
import { useFieldErrors } from '../ui/use-field-errors';
import { type Reward, originNames } from './reward';

interface ChangeStockProps {
  readonly reward: Reward;
  readonly left: number;
  readonly onChanged: (now: Reward) => void;
  readonly onClose: () => void;
}

type Reason = (typeof stockReasons)[number];

const reasons = stockReasons.map((reason) => ({ value: reason, label: originNames[reason] }));
interface Typed {
  readonly way: 'more' | 'less';
  readonly pieces: string;
  readonly reason: Reason;
  readonly note: string;
}

const nothing: Typed = { way: 'more', pieces: '', reason: 'restocked', note: '' };
const ways = [
  { value: 'more', label: '增加' },
  { value: 'less', label: '减少' },
];

export function ChangeStock({ reward, left, onChanged, onClose }: ChangeStockProps) {
  const [typed, setTyped] = useState(nothing);
  const [fault, setFault] = useState<string>();
  // One id for this dialog: sent again after a lost answer it is the same change.
  const [id] = useState(() => crypto.randomUUID());
  const sending = useSend(adminRewardEndpoints.changeStock, [
    adminRewardEndpoints.rewards,
    adminRewardEndpoints.reward,
    adminRewardEndpoints.stockChanges,
  ]);
  const { errors, rest } = useFieldErrors(adminRewardEndpoints.changeStock, sending.error);
  const { reason, note } = typed;
  const submit = () => {
    const found = faultOf(typed, left);
    setFault(found);
    if (found !== undefined) return;
    sending.mutate(
      { params: { id: reward.id }, body: { id, change: changeOf(typed), reason, note } },
      {
        onSuccess: (now) => {
          onChanged(now);
          onClose();
        },
      },
    );
  };
  return (
    <Dialog
      title="增减库存"
      submit="确定"
      isSending={sending.isPending}
      error={rest}
      testId="stock-form"
      onClose={onClose}
      onSubmit={submit}
    >
      <Fields
        typed={typed}
        left={left}
        errors={fault === undefined ? errors : { ...errors, change: fault }}
        onChange={(changed) => {
          setFault(undefined);
          setTyped(changed);
        }}
      />
    </Dialog>
  );
}

interface FieldsProps {
  readonly typed: Typed;
  readonly left: number;
  readonly errors: Readonly<Record<string, string>>;
  readonly onChange: (typed: Typed) => void;
}

function Fields({ typed, left, errors, onChange }: FieldsProps) {
  const isComplete = faultOf(typed, left) === undefined;
  return (
    <>
      <Radio.Group
        aria-label="增加还是减少"
        options={ways}
        value={typed.way}
        onChange={({ target }) => onChange({ ...typed, way: target.value as Typed['way'] })}
      />
      <Field
        label="件数"
        hint={isComplete ? `之后还剩 ${count(left + changeOf(typed))} 件可兑` : `现在还剩 ${count(left)} 件可兑`}
        error={errors['change']}
      >
        <Input
          id="stock-pieces"
          autoFocus
          autoComplete="off"
          inputMode="numeric"
          maxLength={7}
          suffix="件"
          value={typed.pieces}
          onChange={(event) => onChange({ ...typed, pieces: event.target.value })}
        />
      </Field>
      <Field label="原因" error={errors['reason']}>
        <Choice
          id="stock-reason"
          value={typed.reason}
          options={reasons}
          onChange={(reason) => onChange({ ...typed, reason: reason as Reason })}
        />
      </Field>
      <Field label="备注" hint="可不填，比如 三月到货、客人试用" error={errors['note']}>
        <Input
          id="stock-note"
          maxLength={200}
          value={typed.note}
          onChange={(event) => onChange({ ...typed, note: event.target.value })}
        />
      </Field>
    </>
  );
}

const changeOf = ({ way, pieces }: Typed): number => (way === 'more' ? 1 : -1) * Number(pieces);

function faultOf(typed: Typed, left: number): string | undefined {
  if (!/^\d{1,7}$/.test(typed.pieces.trim()) || Number(typed.pieces) === 0) return '请填 1 以上的整数';
  return left + changeOf(typed) < 0 ? `还剩 ${count(left)} 件，最多减这么多` : undefined;
}
