// 会员费: every fee that was written down, and those that were paid back; finance takes one back with a reason.
import { adminTierEndpoints } from '@guike/contracts/http';
import { Input } from 'antd';
import { useSearchParams } from 'react-router';
import { useRemote } from '../api/remote';
import { StoreChoice } from '../stores/store-choice';
import { Choice } from '../ui/choice';
import type { Column } from '../ui/data-table';
import { Empty } from '../ui/empty';
import { count, dayText, money, timeText } from '../ui/format';
import { Listing } from '../ui/listing';
import { Person } from '../ui/person';
import { useKeyset, withValues } from '../ui/use-keyset';
import { FinancePage } from './finance-page';
import { type FeeRow, ReverseFee } from './reverse-fee';

const termText = (months: number): string => (months % 12 === 0 ? `${count(months / 12)} 年` : `${count(months)} 个月`);

const columns: readonly Column<FeeRow>[] = [
  { key: 'member', title: '会员', cell: (row) => <Person row={row} tab="tier" /> },
  {
    key: 'level',
    title: '会员费',
    cell: ({ levelName, months, paidOn, until }) => (
      <>
        {levelName} · {termText(months)}
        <span className="under">
          {dayText(paidOn)}缴，算到{dayText(until)}
        </span>
      </>
    ),
  },
  { key: 'amount', title: '实收', isNumber: true, cell: ({ amountFen }) => money(amountFen) },
  {
    key: 'recorded',
    title: '登记',
    cell: ({ receiptNumber, storeName, recordedBy, recordedAt }) => (
      <>
        收据 {receiptNumber}
        <span className="under">
          {storeName ?? '总部'} · {recordedBy} · {timeText(recordedAt)}
        </span>
      </>
    ),
  },
  { key: 'state', title: '状态', cell: (row) => <State row={row} /> },
];

function State({ row }: { readonly row: FeeRow }) {
  if (row.reversal === null) return <ReverseFee row={row} />;
  const { by, at, reason } = row.reversal;
  return (
    <>
      已退：{reason === '' ? '原因已随退会删除' : reason}
      <span className="under">
        {by} · {timeText(at)}
      </span>
    </>
  );
}

export function FeesPage() {
  const keyset = useKeyset();
  const [params] = useSearchParams();
  const [store, state, receipt] = ['store', 'state', 'receipt'].map((name) => params.get(name) ?? '');
  const asked = {
    ...(store && { store }),
    ...(state && { state: state as 'paid' | 'reversed' }),
    ...(receipt && { receipt }),
  };
  const query = useRemote(adminTierEndpoints.fees, { query: { ...asked, after: keyset.after } }, { keepLast: true });
  return (
    <FinancePage title="会员费" lead="会员费在会员的页面登记，一张收据一次。钱退给会员以后，在这里退回这笔会员费。">
      <Filters store={store ?? ''} state={state ?? ''} receipt={receipt ?? ''} />
      <Listing
        caption="会员费"
        query={query}
        rowsOf={({ items }) => items}
        columns={columns}
        rowKey={({ memberId, id }) => `${memberId}/${id}`}
        keyset={keyset}
        empty={
          Object.keys(asked).length === 0 ? (
            <Empty title="还没有登记过会员费">会员缴了会员费，打开这位会员，看「等级」，登记收据。</Empty>
          ) : (
            <Empty title="没有这样的会员费">请换一个门店或状态，或核对收据号。</Empty>
          )
        }
        testId="fees"
      />
    </FinancePage>
  );
}

interface FiltersProps {
  readonly store: string;
  readonly state: string;
  readonly receipt: string;
}

const states = [
  { value: '', label: '全部' },
  { value: 'paid', label: '未退' },
  { value: 'reversed', label: '已退' },
];

function Filters({ store, state, receipt }: FiltersProps) {
  const [, setParams] = useSearchParams();
  const set = (values: Record<string, string>) => setParams((now) => withValues(now, values));
  return (
    <div className="finance-tools" role="group" aria-label="筛选">
      <StoreChoice id="fee-store" label="登记门店" value={store} onChange={(code) => set({ store: code })} />
      <Choice id="fee-state" label="状态" value={state} options={states} onChange={(next) => set({ state: next })} />
      <Input.Search
        key={receipt}
        id="fee-number"
        className="fee-number"
        aria-label="收据号"
        placeholder="收据号"
        allowClear
        maxLength={64}
        defaultValue={receipt}
        onSearch={(number) => set({ receipt: number.trim() })}
      />
    </div>
  );
}
