// Opening a store: its code stands on receipts and imports, its name is what people read.
import { adminDeskEndpoints } from '@guike/contracts/http';
import { Input } from 'antd';
import { useState } from 'react';
import { useSend } from '../api/remote';
import { Dialog } from '../ui/dialog';
import { Field } from '../ui/field';
import { useFieldErrors } from '../ui/use-field-errors';

export function OpenStore({ onClose }: { readonly onClose: () => void }) {
  const [code, setCode] = useState('');
  const [name, setName] = useState('');
  const sending = useSend(adminDeskEndpoints.openStore, [adminDeskEndpoints.stores]);
  const body = { code: code.trim().toUpperCase(), name: name.trim() };
  const { errors, check, rest } = useFieldErrors(adminDeskEndpoints.openStore, sending.error, {
    STORE_CODE_TAKEN: 'code',
  });
  return (
    <Dialog
      title="开一家门店"
      submit="开店"
      isSending={sending.isPending}
      error={rest}
      testId="store-form"
      onClose={onClose}
      onSubmit={() => check(body) && sending.mutate({ body }, { onSuccess: onClose })}
    >
      <Field label="编号" hint="大写字母和数字，比如 XTD。定了就不改" error={errors['code']}>
        <Input
          id="store-code"
          autoFocus
          maxLength={16}
          value={code}
          onChange={(event) => setCode(event.target.value)}
        />
      </Field>
      <Field label="名字" hint="顾客在小程序里看到的，比如 新天地店" error={errors['name']}>
        <Input id="store-name" maxLength={200} value={name} onChange={(event) => setName(event.target.value)} />
      </Field>
    </Dialog>
  );
}
