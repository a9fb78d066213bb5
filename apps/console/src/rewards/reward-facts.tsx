// A reward for those who only read it.
import { count, money, timeText } from '../ui/format';
import { Panel } from '../ui/panel';
import type { Reward } from './reward';

export function RewardFacts({ reward }: { readonly reward: Reward }) {
  const { points, valueFen, perMember, minTierName, stock, createdAt, updatedAt, terms } = reward;
  const facts = [
    ['所需积分', count(points)],
    ['商品价值', money(valueFen)],
    ['库存', stock === null ? '不限量' : `共 ${count(stock)} 件`],
    ['每人限兑', perMember === null ? '不限' : `${count(perMember)} 件`],
    ['哪些会员可兑', minTierName === null ? '所有会员' : `${minTierName}会员起`],
    ['条件', terms.length === 0 ? '没有' : terms.join(' · ')],
    ['新建', timeText(createdAt)],
    ['最近修改', timeText(updatedAt)],
  ] as const;
  return (
    <Panel title="商品信息" testId="reward-facts">
      <dl className="reward-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}
