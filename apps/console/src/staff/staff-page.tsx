// The people who work here; head office gives and takes logins.
import { adminDeskEndpoints } from '@guike/contracts/http';
import { type StaffRole, staffRoles } from '@guike/kernel';
import { Button } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { useRemote } from '../api/remote';
import { may, useMe } from '../session/session';
import { Choice } from '../ui/choice';
import { Empty } from '../ui/empty';
import { Listing } from '../ui/listing';
import { Page } from '../ui/page';
import { useKeyset, withValues } from '../ui/use-keyset';
import { roleOptions } from '../words';
import { ChangeStaff } from './change-staff';
import { Dismissal } from './dismissal';
import { Hire } from './hire';
import { NewPassword } from './new-password';
import { staffColumns } from './staff-columns';
import type { StaffAct } from './staff-row';
import './staff.css';

export function StaffPage() {
  const me = useMe();
  const mayChange = may(me, adminDeskEndpoints.changeStaff);
  const [params] = useSearchParams();
  const keyset = useKeyset();
  const [act, setAct] = useState<StaffAct | null>(null);
  const role = staffRoles.find((one: StaffRole) => one === params.get('role'));
  const filters = { store: params.get('store') ?? undefined, role };
  const query = useRemote(adminDeskEndpoints.staff, { query: { ...filters, after: keyset.after } }, { keepLast: true });
  const button = (
    <Button type="primary" data-testid="hire" onClick={() => setAct({ kind: 'hire' })}>
      添员工
    </Button>
  );
  return (
    <Page title="员工" actions={mayChange && button}>
      <StaffFilters />
      <Listing
        caption="员工"
        query={query}
        rowsOf={({ staff }) => staff}
        columns={staffColumns(mayChange ? { me, onAct: setAct } : null)}
        rowKey={({ login }) => login}
        keyset={keyset}
        empty={<Empty title="没有这样的员工">换个门店或角色看看。</Empty>}
        testId="staff"
      />
      {act !== null && <Act act={act} onClose={() => setAct(null)} />}
    </Page>
  );
}

function Act({ act, onClose }: { readonly act: StaffAct; readonly onClose: () => void }) {
  if (act.kind === 'hire') return <Hire onClose={onClose} />;
  if (act.kind === 'change') return <ChangeStaff row={act.row} onClose={onClose} />;
  if (act.kind === 'password') return <NewPassword row={act.row} onClose={onClose} />;
  return <Dismissal row={act.row} onClose={onClose} />;
}

function StaffFilters() {
  const me = useMe();
  const [params, setParams] = useSearchParams();
  const stores = useRemote(adminDeskEndpoints.stores, {}, { enabled: me.storeCode === null });
  const set = (values: Record<string, string>) => setParams((now) => withValues(now, values));
  return (
    <div className="filters" role="group" aria-label="筛选">
      {me.storeCode === null && (
        <Choice
          id="filter-store"
          label="门店"
          value={params.get('store') ?? ''}
          options={[
            { value: '', label: '全部门店' },
            ...(stores.data?.stores ?? []).map(({ code, name }) => ({ value: code, label: name })),
          ]}
          onChange={(store) => set({ store })}
        />
      )}
      <Choice
        id="filter-role"
        label="角色"
        value={params.get('role') ?? ''}
        options={[{ value: '', label: '全部角色' }, ...roleOptions]}
        onChange={(role) => set({ role })}
      />
    </div>
  );
}
