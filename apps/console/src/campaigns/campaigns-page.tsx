// 营销: what comes ready-made with its switches, and the shop's own campaigns.
import { adminCampaignEndpoints } from '@guike/contracts/http';
import { Link } from 'react-router';
import { useRemote } from '../api/remote';
import { may, useMe } from '../session/session';
import type { Column } from '../ui/data-table';
import { Empty } from '../ui/empty';
import { count, dayText } from '../ui/format';
import { LinkButton } from '../ui/link-button';
import { Listing } from '../ui/listing';
import { useKeyset } from '../ui/use-keyset';
import { CampaignTabs, Mark } from './campaign-tabs';
import { type Campaign, stateNames } from './campaign-words';
import { ReadyList } from './ready-list';

const columns: readonly Column<Campaign>[] = [
  {
    key: 'name',
    title: '活动',
    cell: ({ id, name, whom }) => (
      <>
        <Link className="row-link" to={`/campaigns/${id}`}>
          {name}
        </Link>
        <span className="under">{whom}</span>
      </>
    ),
  },
  {
    key: 'state',
    title: '状态',
    cell: ({ state }) => <Mark isOn={state === 'scheduled' || state === 'running'}>{stateNames[state]}</Mark>,
  },
  {
    key: 'when',
    title: '时间',
    cell: ({ when, nextOn }) => (
      <>
        {when}
        {nextOn !== null && <span className="under">下一次 {dayText(nextOn)}</span>}
      </>
    ),
  },
  { key: 'runs', title: '发过', isNumber: true, cell: ({ runs }) => `${count(runs)} 次` },
  { key: 'sent', title: '送达', isNumber: true, cell: ({ sentMessages }) => `${count(sentMessages)} 人` },
];

export function CampaignsPage() {
  const mayCreate = may(useMe(), adminCampaignEndpoints.createCampaign);
  const keyset = useKeyset();
  const query = useRemote(adminCampaignEndpoints.campaigns, { query: { after: keyset.after } }, { keepLast: true });
  return (
    <CampaignTabs
      lead="对的人，在对的时候，说一句合适的话。每次都可以留一小部分人不发，看看到底带来了什么。"
      actions={
        mayCreate && (
          <LinkButton to="/campaigns/new" testId="new-campaign">
            新建活动
          </LinkButton>
        )
      }
    >
      <ReadyList />
      <h2 className="section-title">自己的活动</h2>
      <Listing
        caption="自己的活动"
        query={query}
        rowsOf={({ items }) => items}
        columns={columns}
        rowKey={({ id }) => id}
        keyset={keyset}
        empty={
          <Empty title="还没有自己的活动">
            {mayCreate ? '新建一个，先选人，再写内容，试发给自己看过再开启。' : null}
          </Empty>
        }
        testId="campaigns"
      />
    </CampaignTabs>
  );
}
