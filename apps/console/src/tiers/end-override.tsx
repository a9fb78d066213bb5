// Taking back what was asked for, or ending a floor or pause before its day.
import { adminDeskEndpoints, adminMemberEndpoints, adminTierEndpoints } from '@guike/contracts/http';
import { Input } from 'antd';
import { useState } from 'react';
import { useSend } from '../api/remote';
import { Dialog } from '../ui/dialog';
import { Field } from '../ui/field';
import { useFieldErrors } from '../ui/use-field-errors';
import type { Override } from './overrides-page';

interface EndOverrideProps {
  readonly override: Override;
  readonly onClose: () => void;
}

export function EndOverride({ override: { memberId, id, what, state, kind }, onClose }: EndOverrideProps) {
  const [reason, setReason] = useState('');
  const { withdrawOverride, memberTier, memberTierHistory, overrides, tiers } = adminTierEndpoints;
  const sending = useSend(withdrawOverride, [
    memberTier,
    memberTierHistory,
    overrides,
    tiers,
    adminDeskEndpoints.home,
    adminMemberEndpoints.member,
  ]);
  const { errors, check, rest } = useFieldErrors(withdrawOverride, sending.error);
  const body = { reason: reason.trim() };
  const isAsked = state === 'asked';
  return (
    <Dialog
      title={isAsked ? `撤回申请：${what}？` : `提前结束：${what}？`}
      submit={isAsked ? '撤回' : '结束'}
      isSending={sending.isPending}
      error={rest}
      testId="end-form"
      onClose={onClose}
      onSubmit={() =>
        check(body) && sending.mutate({ params: { id: memberId, override: id }, body }, { onSuccess: onClose })
      }
    >
      {!isAsked && (
        <p>
          {kind === 'floor' ? '等级马上回到会员自己达到的，会员收到消息。' : '马上恢复评估，保级期顺延暂停的天数。'}
        </p>
      )}
      <Field label="原因" error={errors['reason']}>
        <Input
          id="end-reason"
          autoFocus
          maxLength={200}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </Field>
    </Dialog>
  );
}
