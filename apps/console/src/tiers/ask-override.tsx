// 手工定级、暂停评估: until when and why; somebody else approves.
import { adminDeskEndpoints, adminTierEndpoints } from '@guike/contracts/http';
import { DatePicker, Input } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useSend } from '../api/remote';
import { Choice } from '../ui/choice';
import { Dialog } from '../ui/dialog';
import { Field } from '../ui/field';
import { newId } from '../ui/new-id';
import { useFieldErrors } from '../ui/use-field-errors';
import type { MemberTierView } from './member-tier-view';

interface AskOverrideProps {
  readonly memberId: string;
  readonly kind: 'floor' | 'pause';
  readonly tier: MemberTierView;
  readonly onClose: () => void;
}

export function AskOverride({ memberId, kind, tier, onClose }: AskOverrideProps) {
  const [id] = useState(newId);
  const [wanted, setWanted] = useState(tier.tiers[1]?.code ?? tier.tiers[0]?.code ?? '');
  const [until, setUntil] = useState('');
  const [reason, setReason] = useState('');
  const { askOverride, memberTier, overrides, tiers } = adminTierEndpoints;
  const sending = useSend(askOverride, [memberTier, overrides, tiers, adminDeskEndpoints.home]);
  const { errors, check, rest } = useFieldErrors(askOverride, sending.error);
  const said = { id, until, reason: reason.trim() };
  const body = kind === 'floor' ? { ...said, kind, tier: wanted } : { ...said, kind };
  return (
    <Dialog
      title={kind === 'floor' ? '手工定级' : '暂停评估'}
      submit="提交审批"
      isSending={sending.isPending}
      error={rest}
      testId="override-form"
      onClose={onClose}
      onSubmit={() => check(body) && sending.mutate({ params: { id: memberId }, body }, { onSuccess: onClose })}
    >
      {kind === 'floor' && (
        <Field label="等级" hint="会员自己达到更高的等级时，按更高的算" error={errors['tier']}>
          <Choice
            value={wanted}
            options={tier.tiers.map(({ code, name }) => ({ value: code, label: name }))}
            onChange={setWanted}
          />
        </Field>
      )}
      <Field label="到哪一天（含当天）" error={errors['until']}>
        <DatePicker
          id="override-until"
          format="YYYY年M月D日"
          value={until === '' ? null : dayjs(until)}
          disabledDate={(date) => date.format('YYYY-MM-DD') <= tier.today}
          onChange={(date) => setUntil(date?.format('YYYY-MM-DD') ?? '')}
        />
      </Field>
      <Field label="原因" hint="审批的人会看到，会员看不到" error={errors['reason']}>
        <Input
          id="override-reason"
          maxLength={200}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </Field>
    </Dialog>
  );
}
