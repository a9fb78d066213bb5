// What the codes of the staff brought this month: it counts for commission, and brings nobody points.
import { type AnswerOf, adminReferralEndpoints } from '@guike/contracts/http';
import { useRemote } from '../api/remote';
import type { Column } from '../ui/data-table';
import { Empty } from '../ui/empty';
import { count } from '../ui/format';
import { Listing } from '../ui/listing';
import { useKeyset } from '../ui/use-keyset';
import { ReferralPage } from './referral-page';

type Row = AnswerOf<typeof adminReferralEndpoints.referralGuides>['items'][number];

const columns: readonly Column<Row>[] = [
  {
    key: 'name',
    title: '员工',
    cell: ({ name, storeName }) => (
      <>
        {name}
        <span className="under">{storeName ?? '总部'}</span>
      </>
    ),
  },
  { key: 'opened', title: '打开邀请', isNumber: true, cell: ({ opened }) => count(opened) },
  { key: 'joined', title: '入会', isNumber: true, cell: ({ joined }) => count(joined) },
  { key: 'bought', title: '已到店消费', isNumber: true, cell: ({ bought }) => count(bought) },
];

export function GuidesPage() {
  const keyset = useKeyset();
  const query = useRemote(
    adminReferralEndpoints.referralGuides,
    { query: { after: keyset.after } },
    { keepLast: true },
  );
  return (
    <ReferralPage lead="本月经员工邀请码入会的顾客，记在这位员工名下，用来算提成；不给积分。">
      <Listing
        caption="员工带来的顾客"
        query={query}
        rowsOf={({ items }) => items}
        columns={columns}
        rowKey={({ staffId }) => staffId}
        keyset={keyset}
        empty={<Empty title="本月还没有人打开员工的邀请">导购在小程序的店员页里打开自己的邀请码，给顾客扫。</Empty>}
        testId="referral-guides"
      />
    </ReferralPage>
  );
}
