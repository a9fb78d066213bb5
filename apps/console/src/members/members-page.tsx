// Members and known customers: searched, filtered, sorted, everything in the address.
import { type AnswerOf, adminMemberEndpoints } from '@guike/contracts/http';
import { Link, useLocation, useSearchParams } from 'react-router';
import { useRemote } from '../api/remote';
import type { Column } from '../ui/data-table';
import { Empty } from '../ui/empty';
import { count, dayText, money } from '../ui/format';
import { Listing } from '../ui/listing';
import { StateMark, TierMark } from '../ui/marks';
import { Page } from '../ui/page';
import { useKeyset } from '../ui/use-keyset';
import { Filters } from './filters';
import { filterNames, membersQuery } from './members-address';
import './members.css';
import { SearchBox } from './search-box';

type Row = AnswerOf<typeof adminMemberEndpoints.members>['items'][number];

/** The server counts no further. */
const MOST_COUNTED = 10_000;

export function MembersPage() {
  const [params] = useSearchParams();
  const keyset = useKeyset();
  const query = useRemote(adminMemberEndpoints.members, { query: membersQuery(params) }, { keepLast: true });
  return (
    <Page title="会员">
      <div className="members-tools">
        <SearchBox />
        <Filters />
      </div>
      <Listing
        caption="会员与潜客"
        query={query}
        rowsOf={({ items }) => items}
        columns={columns}
        rowKey={({ memberId }) => memberId}
        keyset={keyset}
        total={query.data && total(query.data.total)}
        empty={<NoMembers />}
        testId="members"
      />
    </Page>
  );
}

function total(found: number): string {
  return found >= MOST_COUNTED ? `超过 ${count(MOST_COUNTED)} 位` : `共 ${count(found)} 位`;
}

const columns: readonly Column<Row>[] = [
  { key: 'name', title: '姓名', cell: (row) => <Name row={row} /> },
  { key: 'phone', title: '手机号', cell: ({ phoneMasked }) => phoneMasked ?? <span className="quiet">未留</span> },
  { key: 'tier', title: '等级', cell: ({ tier, tierName }) => <TierMark code={tier} name={tierName} /> },
  { key: 'balance', title: '积分', isNumber: true, cell: ({ balance }) => count(balance) },
  { key: 'spend', title: '累计消费', isNumber: true, cell: ({ lifetimeFen }) => money(lifetimeFen) },
  { key: 'joined', title: '入会', cell: (row) => <Joined row={row} /> },
  { key: 'visit', title: '最近到店', isNumber: true, cell: ({ lastVisitOn }) => <Day day={lastVisitOn} /> },
];

function Name({ row }: { readonly row: Row }) {
  const { search } = useLocation();
  return (
    <span className="members-name">
      <Link className="row-link" to={`/members/${row.memberId}`} state={{ from: search }}>
        {row.nameMasked ?? '未留姓名'}
      </Link>
      <StateMark state={row.state} />
    </span>
  );
}

function Joined({ row: { joinedOn, joinedStore } }: { readonly row: Row }) {
  if (joinedOn === null) return <span className="quiet">未入会</span>;
  return (
    <>
      {dayText(joinedOn)} <span className="quiet">{joinedStore}</span>
    </>
  );
}

function Day({ day }: { readonly day: string | null }) {
  return day === null ? <span className="quiet">–</span> : dayText(day);
}

function NoMembers() {
  const [params] = useSearchParams();
  if (filterNames.every((name) => !params.has(name)))
    return (
      <Empty title="还没有会员">
        收银机记下第一笔消费，或者<Link to="/imports">导入以往的销售</Link>，这里就会有人。
      </Empty>
    );
  return (
    <Empty title="没有符合条件的会员">
      {params.has('search') && '姓名要写全，手机号核对一下。'}
      <Link to="/members">去掉所有条件</Link>
    </Empty>
  );
}
