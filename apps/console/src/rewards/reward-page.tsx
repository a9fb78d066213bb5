// One reward: what is said of it, how members see it, what is left, who redeemed it; head office changes it here.
import { adminRewardEndpoints } from '@guike/contracts/http';
import { useParams } from 'react-router';
import { useRemote } from '../api/remote';
import { may, useMe } from '../session/session';
import { Page } from '../ui/page';
import { StaleNote } from '../ui/problem';
import { WaitingPage } from '../ui/waiting-page';
import { LiveMemberView, MemberView } from './member-view';
import { RedemptionsPanel } from './redemptions-panel';
import type { Reward } from './reward';
import { RewardEditor } from './reward-editor';
import { RewardFacts } from './reward-facts';
import { valuesOf } from './reward-values';
import './rewards.css';
import { StateMark } from './state-mark';
import { StockPanel } from './stock-panel';
import { SwitchReward } from './switch-reward';
import { useEditing } from './use-editing';

const BACK = { to: '/rewards', label: '兑换商品' };

export function RewardPage() {
  const { id = '' } = useParams();
  const query = useRemote(adminRewardEndpoints.reward, { params: { id } });
  if (query.data === undefined) return <WaitingPage title="兑换商品" back={BACK} query={query} />;
  return (
    <>
      <StaleNote query={query} />
      <Known key={id} reward={query.data} />
    </>
  );
}

function Known({ reward }: { readonly reward: Reward }) {
  const mayChange = may(useMe(), adminRewardEndpoints.changeReward);
  const editing = useEditing(reward);
  return (
    <Page
      title={reward.name}
      back={BACK}
      lead={<StateMark state={reward.state} />}
      actions={mayChange && <SwitchReward reward={reward} isUnsaved={editing.isUnsaved} onDone={editing.follow} />}
    >
      {mayChange ? (
        <div className="reward-grid">
          <RewardEditor editing={editing} latest={reward} />
          <div className="reward-side">
            <LiveMemberView values={editing.values} left={reward.left} />
            <StockPanel reward={reward} onChanged={editing.follow} />
          </div>
        </div>
      ) : (
        <div className="reward-grid">
          <div className="reward-side">
            <RewardFacts reward={reward} />
            <StockPanel reward={reward} />
          </div>
          <MemberView values={valuesOf(reward)} left={reward.left} preview={reward} />
        </div>
      )}
      <RedemptionsPanel rewardId={reward.id} />
    </Page>
  );
}
