// 兑换商品: all rewards of the catalogue, by state where asked; head office adds one here.
import { adminRewardEndpoints, rewardStates } from '@guike/contracts/http';
import { Link, useSearchParams } from 'react-router';
import { useRemote } from '../api/remote';
import { may, useMe } from '../session/session';
import type { Column } from '../ui/data-table';
import { Empty } from '../ui/empty';
import { count, roundMoney, timeText } from '../ui/format';
import { LinkButton } from '../ui/link-button';
import { Listing } from '../ui/listing';
import { Page } from '../ui/page';
import { StateFilter } from '../ui/state-filter';
import { useKeyset, withValues } from '../ui/use-keyset';
import { type Reward, shareText, stateNames } from './reward';
import { RewardThumb } from './reward-thumb';
import { StateMark } from './state-mark';
import './rewards.css';

const columns: readonly Column<Reward>[] = [
  { key: 'name', title: '商品', cell: (reward) => <Name reward={reward} /> },
  { key: 'state', title: '状态', cell: ({ state }) => <StateMark state={state} /> },
  { key: 'points', title: '所需积分', isNumber: true, cell: ({ points }) => count(points) },
  { key: 'value', title: '商品价值', isNumber: true, cell: ({ valueFen }) => roundMoney(valueFen) },
  { key: 'share', title: '相当于返', isNumber: true, cell: ({ returnShare }) => shareText(returnShare) },
  { key: 'left', title: '还剩', isNumber: true, cell: (reward) => <Left reward={reward} /> },
  { key: 'taken', title: '已兑', isNumber: true, cell: ({ taken }) => count(taken) },
  { key: 'updated', title: '最近修改', cell: ({ updatedAt }) => timeText(updatedAt) },
];

export function RewardsPage() {
  const mayCreate = may(useMe(), adminRewardEndpoints.createReward);
  const [params, setParams] = useSearchParams();
  const keyset = useKeyset();
  const state = rewardStates.find((one) => one === params.get('state'));
  const query = useRemote(adminRewardEndpoints.rewards, { query: { state, after: keyset.after } }, { keepLast: true });
  return (
    <Page title="兑换商品" actions={mayCreate && <NewReward />}>
      <div className="reward-filters" role="group" aria-label="筛选">
        <StateFilter
          states={rewardStates}
          names={stateNames}
          value={state ?? ''}
          onChange={(chosen) => setParams((now) => withValues(now, { state: chosen }))}
        />
      </div>
      <Listing
        caption="兑换商品"
        query={query}
        rowsOf={({ items }) => items}
        columns={columns}
        rowKey={({ id }) => id}
        keyset={keyset}
        empty={
          state === undefined ? (
            <Empty title="还没有兑换商品">{mayCreate ? '新建一件，填好后上架，会员就能用积分换。' : null}</Empty>
          ) : (
            <Empty title={`没有${stateNames[state]}的商品`}>换个状态看看。</Empty>
          )
        }
        testId="rewards"
      />
    </Page>
  );
}

function NewReward() {
  return (
    <LinkButton to="/rewards/new" testId="new-reward">
      新建商品
    </LinkButton>
  );
}

function Name({ reward: { id, name, picture, terms } }: { readonly reward: Reward }) {
  return (
    <span className="reward-name">
      <RewardThumb picture={picture} width={200} />
      <span>
        <Link className="row-link" to={`/rewards/${id}`}>
          {name}
        </Link>
        {terms.length > 0 && <span className="under">{terms.join(' · ')}</span>}
      </span>
    </span>
  );
}

function Left({ reward: { left, stock } }: { readonly reward: Reward }) {
  if (left === null || stock === null) return <span className="quiet">不限量</span>;
  return left === 0 ? <span className="reward-out">已兑完</span> : <>{count(left)}</>;
}
