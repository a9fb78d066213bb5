// Refunds whose sale has not arrived: they apply by themselves once it does.
import { type AnswerOf, adminDeskEndpoints } from '@guike/contracts/http';
import { useRemote } from '../api/remote';
import type { Column } from '../ui/data-table';
import { Empty } from '../ui/empty';
import { dayText, timeText } from '../ui/format';
import { Listing } from '../ui/listing';
import { useKeyset } from '../ui/use-keyset';
import { RefundPage } from './refund-tabs';

type Row = AnswerOf<typeof adminDeskEndpoints.parkedRefunds>['items'][number];

const columns: readonly Column<Row>[] = [
  { key: 'store', title: '门店', cell: ({ storeName }) => storeName },
  { key: 'day', title: '原消费日期', cell: ({ businessDay }) => dayText(businessDay) },
  { key: 'number', title: '原小票号', cell: ({ number }) => number },
  { key: 'what', title: '退了什么', cell: ({ what }) => what },
  { key: 'at', title: '收到退货', cell: ({ receivedAt }) => timeText(receivedAt) },
];

export function ParkedPage() {
  const keyset = useKeyset();
  const query = useRemote(adminDeskEndpoints.parkedRefunds, { query: { after: keyset.after } }, { keepLast: true });
  return (
    <RefundPage lead="退货先到，原消费还没到。原消费一到就自动扣回积分；过了一天还在这里的，请到收银机核对小票号，再把那天的销售补导进来。">
      <Listing
        caption="在等原消费的退货"
        query={query}
        rowsOf={({ items }) => items}
        columns={columns}
        rowKey={({ id }) => id}
        keyset={keyset}
        empty={<Empty title="没有在等的退货" />}
        testId="parked"
      />
    </RefundPage>
  );
}
