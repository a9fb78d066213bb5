// What the shop owes its members in points at the end of a day: four figures, how they came about, where they lie.
import { type AnswerOf, adminFinanceEndpoints } from '@guike/contracts/http';
import { useSearchParams } from 'react-router';
import { useRemote } from '../api/remote';
import { Empty } from '../ui/empty';
import { count, dayText, money } from '../ui/format';
import { Panel } from '../ui/panel';
import { ProblemNote, StaleNote } from '../ui/problem';
import { SkeletonLines } from '../ui/skeleton';
import { FinancePage } from './finance-page';
import { ElsewhereTable, ExpiryTable, MovementTable, StoreTable } from './liability-tables';
import { LiabilityTools } from './liability-tools';

type Liability = AnswerOf<typeof adminFinanceEndpoints.liability>;

export function LiabilityPage() {
  const [params] = useSearchParams();
  const [day, store] = [params.get('day') ?? '', params.get('store') ?? ''];
  const query = { ...(day && { day }), ...(store && { store }) };
  const remote = useRemote(adminFinanceEndpoints.liability, { query }, { keepLast: true });
  const { data, isError, isPlaceholderData } = remote;
  const lead =
    data && `${dayText(data.day)}结束时 · ${data.storeName === null ? '全部门店' : `${data.storeName}发放的积分`}`;
  return (
    <FinancePage title="积分负债" lead={lead}>
      <LiabilityTools day={data?.day} today={data?.today} store={store} />
      {data && !(isError && isPlaceholderData) ? (
        <div className="finance" aria-busy={isPlaceholderData}>
          <StaleNote query={remote} />
          {isBlank(data) ? <NoPoints /> : <Books liability={data} />}
        </div>
      ) : isError ? (
        <ProblemNote error={remote.error} onRetry={() => void remote.refetch()} />
      ) : (
        <Panel>
          <SkeletonLines lines={6} />
        </Panel>
      )}
    </FinancePage>
  );
}

const isBlank = ({ movement }: Liability): boolean => Object.values(movement).every((points) => points === 0);

function NoPoints() {
  return <Empty title="到这一天还没有积分">会员的第一笔消费记上以后，这里就有数字。请选晚一些的日期。</Empty>;
}

function Books({ liability }: { readonly liability: Liability }) {
  return (
    <>
      <Figures liability={liability} />
      <MovementTable liability={liability} />
      <div className="finance-pair">
        <StoreTable stores={liability.stores} />
        <ExpiryTable expiries={liability.expiries} />
        <ElsewhereTable liability={liability} />
      </div>
    </>
  );
}

function Figures({ liability: { balance, held, owed, worthFen, storeName } }: { readonly liability: Liability }) {
  const figures = [
    { key: 'balance', title: '会员手里的积分', value: count(balance), note: '含还未生效的，不含已到期的' },
    { key: 'held', title: '冻结积分', value: count(held), note: '付款时暂扣，用掉或退回' },
    {
      key: 'owed',
      title: '欠分',
      value: count(owed),
      note: storeName === null ? '退货没扣够的，之后得分先补' : '没扣够的，减去替别店补上的',
    },
    {
      key: 'worth',
      title: '折合金额',
      value: worthFen === null ? '–' : money(worthFen),
      note: worthFen === null ? '当时的方案积分不抵现' : '手里的加冻结的，按当时的方案',
    },
  ];
  return (
    <dl className="finance-figures" data-testid="liability-figures">
      {figures.map(({ key, title, value, note }) => (
        <div key={key} data-testid={`liability-${key}`}>
          <dt>{title}</dt>
          <dd className="finance-value">{value}</dd>
          <dd className="quiet">{note}</dd>
        </div>
      ))}
    </dl>
  );
}
