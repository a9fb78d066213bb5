// 提交入会申请: filled in, checked and sent.
import { type AnswerOf, adminDeskEndpoints, adminMembershipEndpoints } from '@guike/contracts/http';
import { businessDayOf } from '@guike/kernel';
import { useState } from 'react';
import { useSend } from '../api/remote';
import { clock } from '../clock';
import { Dialog } from '../ui/dialog';
import { newId } from '../ui/new-id';
import { useFieldErrors } from '../ui/use-field-errors';
import { ApplyFields, type ApplyValues } from './apply-fields';
import { onlyStore } from './store-field';

type Ways = AnswerOf<typeof adminMembershipEndpoints.joiningWays>;

const ZONE = 'Asia/Shanghai';
const blamed = {
  STORE_UNKNOWN: 'store',
  RECEIPT_UNKNOWN: 'receipt',
  APPLICATION_RECEIPT: 'receipt',
  PURCHASE_VOID: 'receipt',
  ALREADY_A_MEMBER: 'phone',
  HAS_LEFT: 'phone',
  APPLICATION_OPEN: 'phone',
} as const;

const nobody = { phone: '', name: '', number: '', note: '', isSigned: false };

export function ApplyDialog({ ways, onClose }: { readonly ways: Ways; readonly onClose: () => void }) {
  const { apply, applications } = adminMembershipEndpoints;
  const today = businessDayOf(clock.now(), ZONE);
  const [id] = useState(newId);
  const [values, setValues] = useState<ApplyValues>({ ...nobody, day: today, store: onlyStore(ways.stores) });
  const [wasSent, setSent] = useState(false);
  const sending = useSend(apply, [applications, adminDeskEndpoints.home]);
  const { errors, check, rest } = useFieldErrors(apply, sending.error, blamed);
  const needsReceipt = ways.application?.withReceipt === true;
  const missing = missingOf(values, needsReceipt);
  const body = bodyOf(id, values, ways.paper.version);
  return (
    <Dialog
      title="提交入会申请"
      submit="提交"
      isSending={sending.isPending}
      error={rest}
      testId="apply-form"
      onClose={onClose}
      onSubmit={() => {
        setSent(true);
        if (check(body) && Object.keys(missing).length === 0) sending.mutate({ body }, { onSuccess: onClose });
      }}
    >
      <p className="quiet">提交后由{ways.application?.approvedBy ?? '总务'}审批，通过后发卡。</p>
      <ApplyFields
        values={values}
        errors={wasSent ? { ...errors, ...missing } : errors}
        stores={ways.stores}
        needsReceipt={needsReceipt}
        paper={ways.paper}
        today={today}
        onChange={(changed) => setValues((now) => ({ ...now, ...changed }))}
      />
    </Dialog>
  );
}

/** What no schema says. */
function missingOf({ number, store, isSigned }: ApplyValues, needsReceipt: boolean): Record<string, string> {
  return {
    ...(needsReceipt && number.trim() === '' ? { receipt: '请填写小票号' } : {}),
    ...(store === '' ? { store: '请选择门店' } : {}),
    ...(isSigned ? {} : { signed: '请先让顾客看过并签好会员协议' }),
  };
}

function bodyOf(id: string, { phone, name, store, number, day, note }: ApplyValues, consentVersion: string) {
  const receipt = number.trim() === '' ? null : { businessDay: day, number: number.trim() };
  return {
    id,
    phone,
    name: name.trim(),
    store: store === '' ? null : store,
    receipt,
    note: note.trim(),
    consentVersion,
  };
}
