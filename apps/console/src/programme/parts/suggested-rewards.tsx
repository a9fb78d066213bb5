// What the shop means to give for points, to fill its catalogue from; in which months, to whom.
import { monthOptions, useTierOptions } from './choices';
import { Amount, PickMany, Words } from './fields';
import { Rows } from './rows';
import { Sentence } from './sentence';

const rewards = ['points', 'rewards'];

export function SuggestedRewards() {
  const tiers = useTierOptions();
  return (
    <>
      <Rows
        path={[...rewards, 'suggested']}
        what="兑换商品"
        empty="没有。兑换商品由您在商品页里定。"
        blank={() => ({ name: '', points: null, goodsFen: null })}
        columns={[
          {
            key: 'name',
            title: '商品',
            cell: (path, name) => <Words path={[...path, 'name']} label={name} longest={20} width={220} />,
          },
          {
            key: 'points',
            title: '积分',
            isNumber: true,
            cell: (path, name) => <Amount path={[...path, 'points']} label={name} width={96} />,
          },
          {
            key: 'goods',
            title: '商品价值',
            isNumber: true,
            cell: (path, name) => <Amount path={[...path, 'goodsFen']} label={name} kind="money" width={120} />,
          },
        ]}
      />
      <Sentence>
        <span>可兑换的月份</span>
        <PickMany path={[...rewards, 'months']} label="可兑换的月份" options={monthOptions} none="全年" />
      </Sentence>
      <Sentence>
        <span>可兑换的等级</span>
        <PickMany path={[...rewards, 'tiers']} label="可兑换的等级" options={tiers} none="所有等级" />
      </Sentence>
    </>
  );
}
