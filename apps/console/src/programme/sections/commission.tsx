// What guides earn of a sale, and how an award is split.
import { Amount } from '../parts/fields';
import { Optional } from '../parts/optional';
import { Block, Sentence } from '../parts/sentence';
import { Wrong } from '../parts/slot';

const start = () => ({
  ordinary: 2,
  enrolledPlus: 0,
  designatedPlus: 0,
  split: [50, 50],
  pairPool: 0,
  praiseFen: 0,
  lostFen: 0,
});

const path = (key: string) => ['commission', key];

export function Commission() {
  return (
    <Block title="导购提成">
      <Optional path={['commission']} label="按方案算提成" start={start}>
        <Sentence>
          <span>每笔销售额的</span>
          <Amount path={path('ordinary')} label="每笔销售额的百分之几" kind="decimal" width={64} />
          <span>%；自己招来的会员另加</span>
          <Amount path={path('enrolledPlus')} label="自己招来的会员另加百分之几" kind="decimal" width={64} />
          <span>%，专属会员另加</span>
          <Amount path={path('designatedPlus')} label="专属会员另加百分之几" kind="decimal" width={64} />
          <span>%</span>
        </Sentence>
        <Sentence>
          <span>专属导购不在时，奖励由专属导购得</span>
          <Amount path={[...path('split'), 0]} label="专属导购得百分之几" width={64} />
          <span>%，接待的人得</span>
          <Amount path={[...path('split'), 1]} label="接待的人得百分之几" width={64} />
          <span>%；两人共分</span>
          <Amount path={path('pairPool')} label="两人共分销售额的百分之几" kind="decimal" width={64} />
          <span>%</span>
          <Wrong path={path('split')} />
        </Sentence>
        <Sentence>
          <span>一张表扬卡奖</span>
          <Amount path={path('praiseFen')} label="一张表扬卡奖多少元" kind="money" width={104} />
          <span>；丢失一位会员扣</span>
          <Amount path={path('lostFen')} label="丢失一位会员扣多少元" kind="money" width={104} />
          <span>（扣款请先问律师，0 是不扣）</span>
        </Sentence>
      </Optional>
    </Block>
  );
}
