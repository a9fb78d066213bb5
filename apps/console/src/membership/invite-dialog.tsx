// 邀请入会: whose phone, why; they join at their next visit or in the mini-program.
import { adminMembershipEndpoints } from '@guike/contracts/http';
import { Input } from 'antd';
import { useState } from 'react';
import { useSend } from '../api/remote';
import { Dialog } from '../ui/dialog';
import { Field } from '../ui/field';
import { newId } from '../ui/new-id';
import { useFieldErrors } from '../ui/use-field-errors';
import { PersonFields } from './person-fields';
import { StoreField, type Stores, onlyStore } from './store-field';

const blamed = {
  STORE_UNKNOWN: 'store',
  ALREADY_A_MEMBER: 'phone',
  HAS_LEFT: 'phone',
  APPLICATION_OPEN: 'phone',
  INVITATION_OPEN: 'phone',
} as const;

export function InviteDialog({ stores, onClose }: { readonly stores: Stores; readonly onClose: () => void }) {
  const { invite, invitations } = adminMembershipEndpoints;
  const [id] = useState(newId);
  const [values, setValues] = useState({ phone: '', name: '', store: onlyStore(stores), reason: '' });
  const [wasSent, setSent] = useState(false);
  const sending = useSend(invite, [invitations]);
  const { errors, check, rest } = useFieldErrors(invite, sending.error, blamed);
  const set = (changed: Partial<typeof values>) => setValues((now) => ({ ...now, ...changed }));
  const noStore = wasSent && values.store === '' ? { store: '请选择门店' } : {};
  const told: Readonly<Record<string, string>> = { ...errors, ...noStore };
  const { phone } = values;
  const [name, reason, store] = [values.name.trim(), values.reason.trim(), values.store === '' ? null : values.store];
  const body = { id, phone, name, store, reason };
  return (
    <Dialog
      title="邀请入会"
      submit="邀请"
      isSending={sending.isPending}
      error={rest}
      testId="invite-form"
      onClose={onClose}
      onSubmit={() => {
        setSent(true);
        if (check(body) && store !== null) sending.mutate({ body }, { onSuccess: onClose });
      }}
    >
      <p className="quiet">90 天内，顾客下次到店同意后，或在小程序绑定这个手机号，就成为会员，不看消费。</p>
      <StoreField
        id="invite-store"
        stores={stores}
        value={values.store}
        hint="入会后归这家店维护"
        error={told['store']}
        onChange={(chosen) => set({ store: chosen })}
      />
      <PersonFields id="invite" values={values} errors={told} onChange={set} />
      <Field label="原因" hint="只有办公室看得到" error={told['reason']}>
        <Input
          id="invite-reason"
          maxLength={200}
          value={values.reason}
          onChange={({ target }) => set({ reason: target.value })}
        />
      </Field>
    </Dialog>
  );
}
