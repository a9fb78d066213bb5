// What the list of staff shows of each, and what head office can do with them.
import { Button } from 'antd';
import type { Me } from '../session/session';
import type { Column } from '../ui/data-table';
import { timeText } from '../ui/format';
import { roleNames } from '../words';
import type { StaffAct, StaffRow } from './staff-row';

interface Acting {
  readonly me: Me;
  readonly onAct: (act: StaffAct) => void;
}

/** Without `acting` the list is only to be read. */
export function staffColumns(acting: Acting | null): Column<StaffRow>[] {
  const columns: Column<StaffRow>[] = [
    { key: 'name', title: '姓名', cell: (row) => <Name row={row} /> },
    { key: 'login', title: '账号', cell: ({ login }) => login },
    { key: 'role', title: '角色', cell: ({ role }) => roleNames[role] },
    { key: 'store', title: '门店', cell: ({ storeName }) => storeName ?? '全部门店' },
    { key: 'counter', title: '专柜', cell: ({ counterName }) => counterName ?? <span className="quiet">–</span> },
    { key: 'since', title: '开通', cell: ({ createdAt }) => timeText(createdAt) },
  ];
  if (acting !== null)
    columns.push({ key: 'acts', title: '操作', isNumber: true, cell: (row) => <Acts row={row} acting={acting} /> });
  return columns;
}

function Name({ row: { name, active } }: { readonly row: StaffRow }) {
  return (
    <span className="staff-name">
      <strong>{name}</strong>
      {!active && <span className="state-mark">已停用</span>}
    </span>
  );
}

function Acts({ row, acting: { me, onAct } }: { readonly row: StaffRow; readonly acting: Acting }) {
  const act = (kind: 'change' | 'password' | 'dismissal', label: string) => (
    <Button type="link" size="small" data-testid={kind} onClick={() => onAct({ kind, row })}>
      {label}
      <span className="unseen">{row.name}</span>
    </Button>
  );
  return (
    <span className="staff-acts">
      {act('change', '修改')}
      {act('password', '重设密码')}
      {row.login !== me.login && act('dismissal', row.active ? '停用' : '恢复')}
    </span>
  );
}
