// 借用: what is out and what is overdue; whoever stands at the counter takes it back.
import { type AnswerOf, loanEndpoints } from '@guike/contracts/http';
import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { useRemote, useSend } from '../api/remote';
import { may, useMe } from '../session/session';
import type { Column } from '../ui/data-table';
import { Dialog } from '../ui/dialog';
import { Empty } from '../ui/empty';
import { count, dayText, timeText } from '../ui/format';
import { Listing } from '../ui/listing';
import { Person } from '../ui/person';
import { useKeyset, withValues } from '../ui/use-keyset';
import { BenefitsPage, StoreFilter, useStore } from './benefits-page';

type Row = AnswerOf<typeof loanEndpoints.loans>['items'][number];

const columns: readonly Column<Row>[] = [
  {
    key: 'item',
    title: '借出',
    cell: ({ item, name, storeName }) => (
      <>
        {item}
        <span className="under">
          {name} · {storeName}
        </span>
      </>
    ),
  },
  { key: 'member', title: '会员', cell: (row) => <Person row={row} /> },
  { key: 'lent', title: '借出时间', cell: ({ lentAt }) => timeText(lentAt) },
  {
    key: 'due',
    title: '应还',
    cell: ({ dueOn, overdueDays }) => (
      <>
        {dayText(dueOn)}
        {overdueDays > 0 && <span className="under benefit-late">过了 {count(overdueDays)} 天</span>}
      </>
    ),
  },
  { key: 'acts', title: '处理', cell: (row) => <Back row={row} /> },
];

export function LoansPage() {
  const keyset = useKeyset();
  const store = useStore();
  const [params, setParams] = useSearchParams();
  const overdue = params.get('overdue') === '1' ? 'yes' : 'no';
  const query = useRemote(
    loanEndpoints.loans,
    { query: { store, overdue, after: keyset.after, limit: 50 } },
    { keepLast: true },
  );
  return (
    <BenefitsPage lead="借给会员的东西，过期的在前。过期当天会提醒会员，并给门店一项维护任务；还到任一门店都行。">
      <div className="benefit-filters" role="group" aria-label="筛选">
        <StoreFilter />
        <Checkbox
          data-testid="only-overdue"
          checked={overdue === 'yes'}
          onChange={({ target }) => setParams((now) => withValues(now, { overdue: target.checked ? '1' : '' }))}
        >
          只看过期的
        </Checkbox>
      </div>
      <Listing
        caption="借出的东西"
        query={query}
        rowsOf={({ items }) => items}
        columns={columns}
        rowKey={({ id }) => id}
        keyset={keyset}
        empty={
          <Empty title={overdue === 'yes' ? '没有过期未还的' : '没有借出的东西'}>导购在接待会员时可以借出。</Empty>
        }
        testId="loans"
      />
    </BenefitsPage>
  );
}

function Back({ row }: { readonly row: Row }) {
  const { endLoan, loans } = loanEndpoints;
  const mayEnd = may(useMe(), endLoan);
  const [as, setAs] = useState<'returned' | 'lost' | null>(null);
  const sending = useSend(endLoan, [loans]);
  if (!mayEnd) return <span className="quiet">–</span>;
  const close = () => {
    setAs(null);
    sending.reset();
  };
  return (
    <>
      <span className="benefit-acts">
        <Button size="small" data-testid={`returned-${row.id}`} onClick={() => setAs('returned')}>
          归还
        </Button>
        <Button size="small" data-testid={`lost-${row.id}`} onClick={() => setAs('lost')}>
          遗失
        </Button>
      </span>
      {as !== null && (
        <Dialog
          title={as === 'returned' ? `${row.item}还回来了？` : `${row.item}找不回来了？`}
          submit="记下"
          isSending={sending.isPending}
          error={sending.error}
          testId="loan-form"
          onClose={close}
          onSubmit={() =>
            sending.mutate({ params: { memberId: row.memberId, id: row.id }, body: { as } }, { onSuccess: close })
          }
        >
          <p>{as === 'returned' ? '记下后这位会员可以再借。' : '记下后不再催还，这位会员可以再借。'}</p>
        </Dialog>
      )}
    </>
  );
}
