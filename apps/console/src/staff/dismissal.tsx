// Ending somebody's access, or giving it back.
import { adminDeskEndpoints } from '@guike/contracts/http';
import { useSend } from '../api/remote';
import { Dialog } from '../ui/dialog';
import type { StaffRow } from './staff-row';

interface DismissalProps {
  readonly row: StaffRow;
  readonly onClose: () => void;
}

export function Dismissal({ row, onClose }: DismissalProps) {
  const sending = useSend(adminDeskEndpoints.changeStaff, [adminDeskEndpoints.staff, adminDeskEndpoints.stores]);
  const { name, role, storeCode: store, active } = row;
  const body = { name, role, store, active: !active };
  return (
    <Dialog
      title={active ? `停用 ${name}？` : `恢复 ${name}？`}
      submit={active ? '停用' : '恢复'}
      isSending={sending.isPending}
      error={sending.error}
      testId="dismissal-form"
      onClose={onClose}
      onSubmit={() => sending.mutate({ params: { id: row.id }, body }, { onSuccess: onClose })}
    >
      <p>
        {active
          ? `${name}马上不能再登录，已登录的设备也会退出。以前经手的记录都保留，之后可以恢复。`
          : `${name}可以用原来的账号和密码重新登录。`}
      </p>
    </Dialog>
  );
}
