// 送一份惊喜: to whom, what, until when, and the words it comes with.
import { adminBenefitEndpoints, segmentEndpoints } from '@guike/contracts/http';
import { DatePicker, Input, Radio } from 'antd';
import { useState } from 'react';
import { useRemote, useSend } from '../api/remote';
import { useMe } from '../session/session';
import { Choice } from '../ui/choice';
import { Dialog } from '../ui/dialog';
import { Field } from '../ui/field';
import { newId } from '../ui/new-id';
import { useFieldErrors } from '../ui/use-field-errors';
import { type GiftText, GiftFields, blankGift, giftOf } from './gift-fields';
import { MemberFinder } from './member-finder';

const EVERYBODY = 'all';

export function GrantDialog({ onClose }: { readonly onClose: () => void }) {
  const { grant, grants } = adminBenefitEndpoints;
  const mayChooseMany = useMe().storeCode === null;
  const [id] = useState(newId);
  const [to, setTo] = useState<'member' | 'segment'>('member');
  const [memberId, setMemberId] = useState<string | null>(null);
  const [segment, setSegment] = useState(EVERYBODY);
  const [gift, setGift] = useState<GiftText>(blankGift);
  const [values, setValues] = useState({ title: '', words: '', validThrough: '' });
  const [wasSent, setSent] = useState(false);
  const segments = useRemote(
    segmentEndpoints.segments,
    { query: { limit: 100 } },
    { enabled: mayChooseMany && to === 'segment' },
  );
  const sending = useSend(grant, [grants]);
  const { errors, check, rest } = useFieldErrors(grant, sending.error, {
    MEMBER_UNKNOWN: 'audience',
    NOT_A_MEMBER: 'audience',
  });
  const set = (changed: Partial<typeof values>) => setValues((now) => ({ ...now, ...changed }));
  const saved = segments.data?.items ?? [];
  const rule = segment === EVERYBODY ? { all: [] } : saved.find((each) => each.id === segment)?.rule;
  const audience =
    to === 'member' ? memberId && { kind: 'member' as const, memberId } : rule && { kind: 'segment' as const, rule };
  const body = { id, audience, gift: giftOf(gift), ...values };
  return (
    <Dialog
      title="送一份惊喜"
      submit="送出"
      isSending={sending.isPending}
      error={rest}
      testId="grant-form"
      onClose={onClose}
      onSubmit={() => {
        setSent(true);
        if (audience && check(body)) sending.mutate({ body: { ...body, audience } }, { onSuccess: onClose });
      }}
    >
      {mayChooseMany && (
        <Radio.Group value={to} onChange={({ target }) => setTo(target.value as typeof to)}>
          <Radio value="member">一位会员</Radio>
          <Radio value="segment">一群会员</Radio>
        </Radio.Group>
      )}
      {to === 'member' ? (
        <MemberFinder
          chosen={memberId}
          error={wasSent && memberId === null ? '请先找到会员' : errors['audience']}
          onChoose={setMemberId}
        />
      ) : (
        <Field label="哪些会员" hint="人群在“营销”里保存">
          <Choice
            id="grant-segment"
            value={segment}
            options={[
              { value: EVERYBODY, label: '全体会员' },
              ...saved.map((each) => ({ value: each.id, label: each.name })),
            ]}
            onChange={setSegment}
          />
        </Field>
      )}
      <GiftFields gift={gift} errors={errors} onChange={(changed) => setGift((now) => ({ ...now, ...changed }))} />
      <Field label="有效至" error={errors['validThrough']}>
        <DatePicker
          id="grant-until"
          placeholder="选择日期"
          onChange={(_, text) => set({ validThrough: typeof text === 'string' ? text : '' })}
        />
      </Field>
      <Field label="标题" hint="会员在消息里先看到这一句" error={errors['title']}>
        <Input
          id="grant-title"
          maxLength={20}
          value={values.title}
          onChange={({ target }) => set({ title: target.value })}
        />
      </Field>
      <Field label="想对会员说的话" error={errors['words']}>
        <Input.TextArea
          id="grant-words"
          maxLength={100}
          rows={2}
          value={values.words}
          onChange={({ target }) => set({ words: target.value.replace(/\n/g, '') })}
        />
      </Field>
    </Dialog>
  );
}
