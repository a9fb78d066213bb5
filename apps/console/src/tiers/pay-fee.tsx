// 登记会员费: which level, for how long, how much, and the receipt that says so.
import { adminMemberEndpoints, adminTierEndpoints } from '@guike/contracts/http';
import { Input, InputNumber, Radio } from 'antd';
import { useState } from 'react';
import { useSend } from '../api/remote';
import { Choice } from '../ui/choice';
import { Dialog } from '../ui/dialog';
import { Field } from '../ui/field';
import { roundMoney } from '../ui/format';
import { newId } from '../ui/new-id';
import { useFieldErrors } from '../ui/use-field-errors';
import type { MemberTierView } from './member-tier-view';

interface PayFeeProps {
  readonly memberId: string;
  readonly tier: MemberTierView;
  readonly onClose: () => void;
}

type Fee = MemberTierView['fees'][number];

const termsOf = ({ monthlyFen, yearlyFen }: Fee) => [
  ...(yearlyFen === null ? [] : [{ months: 12, fen: yearlyFen, label: `一年 ${roundMoney(yearlyFen)}` }]),
  ...(monthlyFen === null ? [] : [{ months: 1, fen: monthlyFen, label: `一个月 ${roundMoney(monthlyFen)}` }]),
];

export function PayFee({ memberId, tier, onClose }: PayFeeProps) {
  const [id] = useState(newId);
  const [level, setLevel] = useState(tier.fees[0]?.level ?? 1);
  const terms = tier.fees.filter((fee) => fee.level === level).flatMap(termsOf);
  const [months, setMonths] = useState(terms[0]?.months ?? 12);
  const [yuan, setYuan] = useState<number | null>(null);
  const [receiptNumber, setNumber] = useState('');
  const { payFee, memberTier, memberTierHistory } = adminTierEndpoints;
  const sending = useSend(payFee, [memberTier, memberTierHistory, adminMemberEndpoints.member]);
  const { errors, check, rest } = useFieldErrors(payFee, sending.error, { FEE_RECEIPT_USED: 'receiptNumber' });
  const due = terms.find((term) => term.months === months)?.fen ?? 0;
  const amountFen = yuan === null ? due : Math.round(yuan * 100);
  const body = { id, level, months, amountFen, receiptNumber: receiptNumber.trim(), paidOn: tier.today };
  return (
    <Dialog
      title="登记会员费"
      submit="登记"
      isSending={sending.isPending}
      error={rest}
      testId="fee-form"
      onClose={onClose}
      onSubmit={() => check(body) && sending.mutate({ params: { id: memberId }, body }, { onSuccess: onClose })}
    >
      <Field label="档位" error={errors['level']}>
        <Choice
          value={String(level)}
          options={tier.fees.map((fee) => ({ value: String(fee.level), label: fee.name }))}
          onChange={(value) => setLevel(Number(value))}
        />
      </Field>
      <div className="field">
        <Radio.Group
          aria-label="期限"
          value={months}
          options={terms.map((term) => ({ value: term.months, label: term.label }))}
          onChange={({ target }) => setMonths(target.value as number)}
        />
      </div>
      <Field label="实收（元）" error={errors['amountFen']}>
        <InputNumber id="fee-amount" min={0} value={yuan ?? due / 100} onChange={setYuan} />
      </Field>
      <Field label="收据号" hint="一张收据只登记一次" error={errors['receiptNumber']}>
        <Input
          id="fee-receipt"
          maxLength={64}
          value={receiptNumber}
          onChange={(event) => setNumber(event.target.value)}
        />
      </Field>
    </Dialog>
  );
}
