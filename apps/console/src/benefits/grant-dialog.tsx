// 送一份惊喜: to whom, what, until when, and the words it comes with.
import { adminBenefitEndpoints } from '@guike/contracts/http';
import { useState } from 'react';
import { useSend } from '../api/remote';
import { Dialog } from '../ui/dialog';
import { newId } from '../ui/new-id';
import { useFieldErrors } from '../ui/use-field-errors';
import { type Audience, AudienceFields } from './audience-fields';
import { type GiftText, GiftFields, blankGift, giftOf } from './gift-fields';
import { GrantWords, blankWords } from './grant-words';

const blamed = { MEMBER_UNKNOWN: 'audience', NOT_A_MEMBER: 'audience' } as const;

export function GrantDialog({ onClose }: { readonly onClose: () => void }) {
  const { grant, grants } = adminBenefitEndpoints;
  const [id] = useState(newId);
  const [audience, setAudience] = useState<Audience | null>(null);
  const [gift, setGift] = useState<GiftText>(blankGift);
  const [values, setValues] = useState(blankWords);
  const [wasSent, setSent] = useState(false);
  const sending = useSend(grant, [grants]);
  const { errors, check, rest } = useFieldErrors(grant, sending.error, blamed);
  const send = () => {
    setSent(true);
    if (audience === null) return;
    const body = { id, audience, gift: giftOf(gift), ...values };
    if (check(body)) sending.mutate({ body }, { onSuccess: onClose });
  };
  return (
    <Dialog
      title="送一份惊喜"
      submit="送出"
      isSending={sending.isPending}
      error={rest}
      testId="grant-form"
      onClose={onClose}
      onSubmit={send}
    >
      <AudienceFields
        audience={audience}
        error={wasSent && audience === null ? '请先找到会员' : errors['audience']}
        onChange={setAudience}
      />
      <GiftFields gift={gift} errors={errors} onChange={(changed) => setGift((now) => ({ ...now, ...changed }))} />
      <GrantWords
        values={values}
        errors={errors}
        onChange={(changed) => setValues((now) => ({ ...now, ...changed }))}
      />
    </Dialog>
  );
}
