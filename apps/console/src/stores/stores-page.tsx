// The stores with their counters, people, members and tills; head office opens new ones.
import { type AnswerOf, adminDeskEndpoints } from '@guike/contracts/http';
import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useRemote } from '../api/remote';
import { may, useMe } from '../session/session';
import { type Column, DataTable } from '../ui/data-table';
import { Empty } from '../ui/empty';
import { count } from '../ui/format';
import { Page } from '../ui/page';
import { ProblemNote } from '../ui/problem';
import { Networks } from './networks';
import { OpenStore } from './open-store';
import './stores.css';

type Store = AnswerOf<typeof adminDeskEndpoints.stores>['stores'][number];

const columnsFrom = (here: string): readonly Column<Store>[] => [
  { key: 'name', title: '门店', cell: ({ name }) => <strong>{name}</strong> },
  { key: 'code', title: '编号', cell: ({ code }) => code },
  {
    key: 'counters',
    title: '专柜',
    cell: ({ counters }) => counters.map(({ name }) => name).join('、') || <span className="quiet">没有</span>,
  },
  { key: 'tills', title: '收银机', cell: (store) => <Tills store={store} /> },
  {
    key: 'staff',
    title: '员工',
    isNumber: true,
    cell: ({ code, staff }) => <Link to={`/staff?store=${encodeURIComponent(code)}`}>{count(staff)} 人</Link>,
  },
  { key: 'networks', title: '店内网络', cell: (store) => <Networks store={store} here={here} /> },
  { key: 'members', title: '会员', isNumber: true, cell: (store) => <Members store={store} /> },
];

export function StoresPage() {
  const mayOpen = may(useMe(), adminDeskEndpoints.openStore);
  const [isOpening, setOpening] = useState(false);
  const query = useRemote(adminDeskEndpoints.stores, {});
  const button = (
    <Button type="primary" data-testid="open-store" onClick={() => setOpening(true)}>
      开一家门店
    </Button>
  );
  return (
    <Page title="门店" actions={mayOpen && button}>
      {query.data === undefined && query.isError ? (
        <ProblemNote error={query.error} onRetry={() => void query.refetch()} />
      ) : query.data?.stores.length === 0 ? (
        <Empty title="还没有门店">{mayOpen && '先开一家门店，再给它添员工。'}</Empty>
      ) : (
        <DataTable
          caption="门店"
          columns={columnsFrom(query.data?.here ?? '')}
          rows={query.data?.stores}
          rowKey={({ code }) => code}
          testId="stores"
        />
      )}
      {isOpening && <OpenStore onClose={() => setOpening(false)} />}
    </Page>
  );
}

function Members({ store: { code, members } }: { readonly store: Store }) {
  const { storeCode } = useMe();
  const to = storeCode === null ? `/members?store=${encodeURIComponent(code)}` : '/members';
  return <Link to={to}>{count(members)} 位</Link>;
}

function Tills({ store: { tills } }: { readonly store: Store }) {
  if (tills.length === 0) return <span className="quiet">没有</span>;
  return tills.map(({ name, keys }) => (
    <span key={name} className="till">
      {name}
      {keys === 0 && <span className="quiet">（没有可用的密钥）</span>}
    </span>
  ));
}
