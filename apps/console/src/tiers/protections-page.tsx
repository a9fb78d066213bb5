// 保级名单: whose tier drops if nothing happens, the soonest first, for the store to call.
import { type AnswerOf, adminDeskEndpoints, adminTierEndpoints } from '@guike/contracts/http';
import { useSearchParams } from 'react-router';
import { useRemote } from '../api/remote';
import { useMe } from '../session/session';
import { Choice } from '../ui/choice';
import type { Column } from '../ui/data-table';
import { Empty } from '../ui/empty';
import { count, dayText } from '../ui/format';
import { Listing } from '../ui/listing';
import { Person } from '../ui/person';
import { useKeyset, withValues } from '../ui/use-keyset';
import { TierPage } from './tier-page';

type Row = AnswerOf<typeof adminTierEndpoints.protections>['items'][number];

const columns: readonly Column<Row>[] = [
  { key: 'member', title: '会员', cell: (row) => <Person row={row} tab="tier" /> },
  { key: 'tier', title: '等级', cell: ({ tierName }) => tierName },
  { key: 'missing', title: '还差', cell: ({ missing }) => missing ?? <span className="quiet">见会员页</span> },
  {
    key: 'until',
    title: '保级期至',
    cell: ({ until, pausedUntil }) => (
      <>
        {dayText(until)}
        {pausedUntil !== null && <span className="under">评估暂停到{dayText(pausedUntil)}</span>}
      </>
    ),
  },
  {
    key: 'left',
    title: '还剩',
    isNumber: true,
    cell: ({ daysLeft }) => (daysLeft < 0 ? '等下次评估' : `${count(daysLeft)} 天`),
  },
];

export function ProtectionsPage() {
  const keyset = useKeyset();
  const [params] = useSearchParams();
  const store = params.get('store') ?? undefined;
  const query = useRemote(
    adminTierEndpoints.protections,
    { query: { store, after: keyset.after } },
    { keepLast: true },
  );
  return (
    <TierPage lead="这些会员没有达到保级条件。保级期满前补上，就保住等级；不补，之后的评估降一级。请早点联系。">
      <StoreFilter />
      <Listing
        caption="保级名单"
        query={query}
        rowsOf={({ items }) => items}
        columns={columns}
        rowKey={({ memberId }) => memberId}
        keyset={keyset}
        empty={<Empty title="没有会员在保级期">每次评估后，没达到保级条件的会员列在这里。</Empty>}
        testId="protections"
      />
    </TierPage>
  );
}

/** Those of a store have nothing to choose. */
function StoreFilter() {
  const isFree = useMe().storeCode === null;
  const [params, setParams] = useSearchParams();
  const stores = useRemote(adminDeskEndpoints.stores, {}, { enabled: isFree });
  if (!isFree) return null;
  const options = (stores.data?.stores ?? []).map(({ code, name }) => ({ value: code, label: name }));
  return (
    <div className="filters" role="group" aria-label="筛选">
      <Choice
        id="protection-store"
        label="门店"
        value={params.get('store') ?? ''}
        options={[{ value: '', label: '全部门店' }, ...options]}
        onChange={(store) => setParams((now) => withValues(now, { store }))}
      />
    </div>
  );
}
