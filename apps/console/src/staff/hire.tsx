// Giving somebody a login.
import { adminDeskEndpoints } from '@guike/contracts/http';
import { Input } from 'antd';
import { useState } from 'react';
import { useSend } from '../api/remote';
import { Dialog } from '../ui/dialog';
import { Field } from '../ui/field';
import { useFieldErrors } from '../ui/use-field-errors';
import { PasswordField } from './password-field';
import { StaffFields, type StaffValues, staffBody, storeMissing } from './staff-fields';

const nobody: StaffValues = { name: '', role: 'guide', store: '', phone: '' };

export function Hire({ onClose }: { readonly onClose: () => void }) {
  const [values, setValues] = useState(nobody);
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [wasSent, setSent] = useState(false);
  const sending = useSend(adminDeskEndpoints.hire, [adminDeskEndpoints.staff, adminDeskEndpoints.stores]);
  const { errors, check, rest } = useFieldErrors(adminDeskEndpoints.hire, sending.error, {
    LOGIN_TAKEN: 'login',
    STORE_UNKNOWN: 'store',
  });
  const body = { ...staffBody(values), login: login.trim(), password };
  const noStore = wasSent && storeMissing(values) ? { store: '请选择门店' } : {};
  return (
    <Dialog
      title="添员工"
      submit="添加"
      isSending={sending.isPending}
      error={rest}
      testId="hire-form"
      onClose={onClose}
      onSubmit={() => {
        setSent(true);
        if (check(body) && !storeMissing(values)) sending.mutate({ body }, { onSuccess: onClose });
      }}
    >
      <StaffFields values={values} errors={{ ...errors, ...noStore }} onChange={setValues} />
      <Field label="账号" hint="登录用，小写字母和数字，比如 zhou.yaqin" error={errors['login']}>
        <Input
          id="staff-login"
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          maxLength={32}
          value={login}
          onChange={(event) => setLogin(event.target.value)}
        />
      </Field>
      <PasswordField value={password} error={errors['password']} onChange={setPassword} />
    </Dialog>
  );
}
