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

const reasons = stockReasons.map((reason) => ({ value: reason as string, label: originNames[reason] }));
const ways = [
  { value: 'more', label: '增加' },
  { value: 'less', label: '减少' },
];

export function ChangeStock({ reward, left, onChanged, onClose }: ChangeStockProps) {
  const [way, setWay] = useState('more');
  const [pieces, setPieces] = useState('');
  const [reason, setReason] = useState<Reason>('restocked');
  const [note, setNote] = useState('');
  const [fault, setFault] = useState<string>();
  const [id] = useState(() => crypto.randomUUID());
  const sending = useSend(adminRewardEndpoints.changeStock, [
    adminRewardEndpoints.rewards,
    adminRewardEndpoints.reward,
    adminRewardEndpoints.stockChanges,
  ]);
  const { errors, rest } = useFieldErrors(adminRewardEndpoints.changeStock, sending.error);
  const isNumber = /^\d{1,7}$/.test(pieces.trim()) && Number(pieces) > 0;
  const change = (way === 'more' ? 1 : -1) * Number(pieces);
  const then = isNumber ? left + change : left;
  const submit = () => {
    const found = !isNumber ? '请填 1 以上的整数' : then < 0 ? `还剩 ${count(left)} 件，最多减这么多` : undefined;
    setFault(found);
    if (found !== undefined) return;
    sending.mutate(
      { params: { id: reward.id }, body: { id, change, reason, note } },
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
      <Radio.Group
        aria-label="增加还是减少"
        options={ways}
        value={way}
        onChange={({ target }) => {
          setFault(undefined);
          setWay(String(target.value));
        }}
      />
      <Field
        label="件数"
        hint={isNumber && then >= 0 ? `之后还剩 ${count(then)} 件可兑` : `现在还剩 ${count(left)} 件可兑`}
        error={fault ?? errors['change']}
      >
        <Input
          id="stock-pieces"
          autoFocus
          autoComplete="off"
          inputMode="numeric"
          maxLength={7}
          suffix="件"
          value={pieces}
          onChange={(event) => {
            setFault(undefined);
            setPieces(event.target.value);
          }}
        />
      </Field>
      <Field label="原因" error={errors['reason']}>
        <Choice id="stock-reason" value={reason} options={reasons} onChange={(chosen) => setReason(chosen as Reason)} />
      </Field>
      <Field label="备注" hint="可不填，比如 三月到货、客人试用" error={errors['note']}>
        <Input id="stock-note" maxLength={200} value={note} onChange={(event) => setNote(event.target.value)} />
      </Field>
    </Dialog>
  );
}
