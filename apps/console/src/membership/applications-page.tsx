// Applications that wait for a second person, or were decided: who, the receipt beside what the till recorded, who filed.
import { adminMembershipEndpoints } from '@guike/contracts/http';
import { useRemote } from '../api/remote';
import type { Column } from '../ui/data-table';
import { Empty } from '../ui/empty';
import { dayText, money, timeText } from '../ui/format';
import { Listing } from '../ui/listing';
import { Person } from '../ui/person';
import { useKeyset } from '../ui/use-keyset';
import { ApplicationDecision, type ApplicationRow } from './application-decision';
import { MembershipPage } from './membership-page';

const columns: readonly Column<ApplicationRow>[] = [
  { key: 'person', title: '顾客', cell: (row) => <Person row={row} /> },
  { key: 'receipt', title: '小票', cell: (row) => <Receipt row={row} /> },
  { key: 'sale', title: '收银机记的', cell: ({ sale }) => <Sale sale={sale} /> },
  {
    key: 'filed',
    title: '提交',
    cell: ({ filedBy, filedAt, storeName, note }) => (
      <>
        {filedBy}
        <span className="under">
          {storeName} · {timeText(filedAt)}
        </span>
        {note !== '' && <span className="under">{note}</span>}
      </>
    ),
  },
  { key: 'decision', title: '审批', cell: (row) => <ApplicationDecision row={row} /> },
];

const listed = {
  true: {
    lead: '先提交的在前。通过后马上发卡，顾客成为会员；不通过要写明原因，提交的人和顾客都看得到。',
    title: '没有等待审批的申请',
    more: '新的申请会排在这里，先提交的在前。',
  },
  false: { lead: '谁在什么时候通过或没有通过，最近的在前。', title: '还没有处理过申请', more: '处理过的都留在这里。' },
} as const;

export const WaitingPage = () => <Applications open="true" />;
export const DecidedPage = () => <Applications open="false" />;

function Applications({ open }: { readonly open: 'true' | 'false' }) {
  const keyset = useKeyset();
  const query = { after: keyset.after, open };
  const list = useRemote(adminMembershipEndpoints.applications, { query }, { keepLast: true });
  const words = listed[open];
  return (
    <MembershipPage lead={words.lead}>
      <Listing
        caption="入会申请"
        query={list}
        rowsOf={({ items }) => items}
        columns={columns}
        rowKey={({ id }) => id}
        keyset={keyset}
        empty={<Empty title={words.title}>{words.more}</Empty>}
        testId="applications"
      />
    </MembershipPage>
  );
}

function Receipt({ row: { receipt } }: { readonly row: ApplicationRow }) {
  if (receipt === null) return <span className="quiet">没有附小票</span>;
  return (
    <>
      {receipt.number}
      <span className="under">{dayText(receipt.businessDay)}</span>
    </>
  );
}

function Sale({ sale }: Pick<ApplicationRow, 'sale'>) {
  if (sale === null) return <span className="quiet">–</span>;
  const { netFen, returnedFen, isTheirs, meetsRule } = sale;
  return (
    <>
      {money(netFen - returnedFen)}
      <span className="under">{meetsRule ? '达到入会条件' : '还没有达到入会条件'}</span>
      <span className="under">{isTheirs ? '记在本人名下' : '没有记在本人名下，只作凭据'}</span>
      {returnedFen > 0 && <span className="under">已退 {money(returnedFen)}</span>}
    </>
  );
}
