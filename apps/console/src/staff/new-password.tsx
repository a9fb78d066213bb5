// A new password for somebody who has lost theirs.
import { adminDeskEndpoints } from '@guike/contracts/http';
import { useState } from 'react';
import { useSend } from '../api/remote';
import { Dialog } from '../ui/dialog';
import { useFieldErrors } from '../ui/use-field-errors';
import { PasswordField } from './password-field';
import type { StaffRow } from './staff-row';

interface NewPasswordProps {
  readonly row: StaffRow;
  readonly onClose: () => void;
}

export function NewPassword({ row, onClose }: NewPasswordProps) {
  const [password, setPassword] = useState('');
  const sending = useSend(adminDeskEndpoints.changeStaff);
  const { errors, check, rest } = useFieldErrors(adminDeskEndpoints.changeStaff, sending.error);
  const { name, role, storeCode: store, active } = row;
  const body = { name, role, store, active, password };
  return (
    <Dialog
      title={`重设 ${name} 的密码`}
      submit="重设"
      isSending={sending.isPending}
      error={rest}
      testId="password-form"
      onClose={onClose}
      onSubmit={() => check(body) && sending.mutate({ params: { id: row.id }, body }, { onSuccess: onClose })}
    >
      <p>重设后，{name}在所有设备上都要用新密码重新登录。</p>
      <PasswordField value={password} error={errors['password']} onChange={setPassword} />
    </Dialog>
  );
}
