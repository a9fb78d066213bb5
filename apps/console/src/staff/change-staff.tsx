// Changing somebody's name, role or store.
import { adminDeskEndpoints } from '@guike/contracts/http';
import { useState } from 'react';
import { useSend } from '../api/remote';
import { useMe } from '../session/session';
import { Dialog } from '../ui/dialog';
import { useFieldErrors } from '../ui/use-field-errors';
import { StaffFields, type StaffValues, staffBody, storeMissing } from './staff-fields';
import type { StaffRow } from './staff-row';

interface ChangeStaffProps {
  readonly row: StaffRow;
  readonly onClose: () => void;
}

export function ChangeStaff({ row, onClose }: ChangeStaffProps) {
  const me = useMe();
  const [values, setValues] = useState<StaffValues>({
    name: row.name,
    role: row.role,
    store: row.storeCode ?? '',
    phone: '',
  });
  const sending = useSend(adminDeskEndpoints.changeStaff, [adminDeskEndpoints.staff, adminDeskEndpoints.stores]);
  const { errors, check, rest } = useFieldErrors(adminDeskEndpoints.changeStaff, sending.error, {
    STORE_UNKNOWN: 'store',
  });
  const body = { ...staffBody(values), active: row.active };
  const moves = body.role !== row.role || body.store !== row.storeCode;
  const noStore = storeMissing(values) ? { store: '请选择门店' } : {};
  return (
    <Dialog
      title={`修改 ${row.name}`}
      submit="保存"
      isSending={sending.isPending}
      error={rest}
      testId="change-form"
      onClose={onClose}
      onSubmit={() => {
        if (check(body) && !storeMissing(values))
          sending.mutate({ params: { id: row.id }, body }, { onSuccess: onClose });
      }}
    >
      <StaffFields
        values={values}
        errors={{ ...errors, ...noStore }}
        isOwn={row.login === me.login}
        phoneKnown={row.phoneKnown}
        onChange={setValues}
      />
      {moves && row.active && <p className="quiet">换了角色或门店，{row.name}要重新登录。</p>}
    </Dialog>
  );
}
