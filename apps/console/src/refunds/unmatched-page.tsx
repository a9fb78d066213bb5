// Refunds that named something no sale of the member holds: nothing was taken back for that part.
import { type AnswerOf, adminDeskEndpoints } from '@guike/contracts/http';
import { Link } from 'react-router';
import { useRemote } from '../api/remote';
import type { Column } from '../ui/data-table';
import { Empty } from '../ui/empty';
import { count, dayText, money, timeText } from '../ui/format';
import { Listing } from '../ui/listing';
import { useKeyset } from '../ui/use-keyset';
import { RefundPage } from './refund-tabs';

type Row = AnswerOf<typeof adminDeskEndpoints.unmatchedRefunds>['items'][number];

const columns: readonly Column<Row>[] = [
  { key: 'store', title: '门店', cell: ({ storeName }) => storeName },
  {
    key: 'receipt',
    title: '退货小票',
    cell: ({ businessDay, number, source }) => (
      <>
        {dayText(businessDay)} {number}
        <span className="under">来自 {source}</span>
      </>
    ),
  },
  { key: 'at', title: '退货时间', cell: ({ refundedAt }) => timeText(refundedAt) },
  { key: 'lines', title: '没找到的货', cell: (row) => <Missing row={row} /> },
  { key: 'returned', title: '已对上', isNumber: true, cell: ({ returnedFen }) => money(returnedFen) },
  {
    key: 'member',
    title: '会员',
    cell: ({ memberId }) => <Link to={`/members/${memberId}?tab=purchases`}>看消费</Link>,
  },
];

export function UnmatchedPage() {
  const keyset = useKeyset();
  const query = useRemote(adminDeskEndpoints.unmatchedRefunds, { query: { after: keyset.after } }, { keepLast: true });
  return (
    <RefundPage lead="退的货在这位会员的消费里找不到，这部分没有扣回积分。请看会员的消费：是别人买的、入会前买的，还是货号写错了。">
      <Listing
        caption="没找到原消费的退货"
        query={query}
        rowsOf={({ items }) => items}
        columns={columns}
        rowKey={({ id }) => id}
        keyset={keyset}
        empty={<Empty title="退货都找到了原消费" />}
        testId="unmatched"
      />
    </RefundPage>
  );
}

function Missing({ row: { lines } }: { readonly row: Row }) {
  const missing = lines.filter(({ matched }) => !matched);
  if (missing.length === 0) return <>按金额退的，金额超过原消费</>;
  return (
    <>
      {missing.map(({ sku, quantity }, index) => (
        <span key={index} className="missing">
          {sku} × {count(quantity)}
        </span>
      ))}
      {missing.length < lines.length && <span className="under">另有 {lines.length - missing.length} 行已找到</span>}
    </>
  );
}
