// Who has read this member's profile, when and why.
import { type AnswerOf, adminMemberEndpoints } from '@guike/contracts/http';
import { useRemotePages } from '../api/remote';
import { type Column, DataTable } from '../ui/data-table';
import { Empty } from '../ui/empty';
import { timeText } from '../ui/format';
import { More } from '../ui/pager';
import { ProblemNote } from '../ui/problem';

type Reading = AnswerOf<typeof adminMemberEndpoints.readings>['readings'][number];

const columns: readonly Column<Reading>[] = [
  { key: 'at', title: '时间', cell: ({ at }) => timeText(at), width: '180px' },
  { key: 'by', title: '谁', cell: ({ by }) => by },
  { key: 'what', title: '看了什么', cell: ({ what }) => what },
  { key: 'reason', title: '原因', cell: ({ reason }) => reason ?? <span className="quiet">–</span> },
];

export function ReadingsTab({ memberId }: { readonly memberId: string }) {
  const pages = useRemotePages(adminMemberEndpoints.readings, (after) => ({
    params: { id: memberId },
    query: { after },
  }));
  if (pages.data === undefined && pages.isError)
    return <ProblemNote error={pages.error} onRetry={() => void pages.refetch()} />;
  const rows = pages.data?.flatMap(({ readings }) => readings);
  if (rows?.length === 0) return <Empty title="还没有人看过" />;
  return (
    <div className="growing">
      <DataTable caption="查看记录" columns={columns} rows={rows} rowKey={({ id }) => id} testId="readings" />
      <More query={pages} />
    </div>
  );
}
