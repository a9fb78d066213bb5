// Saved segments, each in a sentence.
import { type AnswerOf, segmentEndpoints } from '@guike/contracts/http';
import { Link, useSearchParams } from 'react-router';
import { useRemote } from '../api/remote';
import { may, useMe } from '../session/session';
import { Choice } from '../ui/choice';
import type { Column } from '../ui/data-table';
import { Empty } from '../ui/empty';
import { timeText } from '../ui/format';
import { LinkButton } from '../ui/link-button';
import { Listing } from '../ui/listing';
import { useKeyset, withValues } from '../ui/use-keyset';
import { CampaignTabs } from './campaign-tabs';

type Segment = AnswerOf<typeof segmentEndpoints.segments>['items'][number];

const columns: readonly Column<Segment>[] = [
  {
    key: 'name',
    title: '人群',
    cell: ({ id, name, words }) => (
      <>
        <Link className="row-link" to={`/campaigns/segments/${id}`}>
          {name}
        </Link>
        <span className="under">{words}</span>
      </>
    ),
  },
  { key: 'updated', title: '最近修改', width: '160px', cell: ({ updatedAt }) => timeText(updatedAt) },
];

export function SegmentsPage() {
  const mayCreate = may(useMe(), segmentEndpoints.createSegment);
  const [params, setParams] = useSearchParams();
  const keyset = useKeyset();
  const archived = params.get('archived') === 'yes' ? 'yes' : 'no';
  const query = useRemote(segmentEndpoints.segments, { query: { after: keyset.after, archived } }, { keepLast: true });
  return (
    <CampaignTabs
      lead="把常用的条件存成人群，新建活动和发放惊喜权益时直接套用。人数每次现算。"
      actions={
        mayCreate && (
          <LinkButton to="/campaigns/segments/new" testId="new-segment">
            新建人群
          </LinkButton>
        )
      }
    >
      <div role="group" aria-label="筛选">
        <Choice
          id="filter-archived"
          label="状态"
          value={archived}
          options={[
            { value: 'no', label: '在用的' },
            { value: 'yes', label: '收起来的' },
          ]}
          onChange={(chosen) => setParams((now) => withValues(now, { archived: chosen === 'yes' ? 'yes' : '' }))}
        />
      </div>
      <Listing
        caption="人群"
        query={query}
        rowsOf={({ items }) => items}
        columns={columns}
        rowKey={({ id }) => id}
        keyset={keyset}
        empty={
          archived === 'yes' ? (
            <Empty title="没有收起来的人群" />
          ) : (
            <Empty title="还没有人群">{mayCreate ? '新建一个，边选条件边看人数。' : null}</Empty>
          )
        }
        testId="segments"
      />
    </CampaignTabs>
  );
}
