// The tiers, and the ways up beside them.
import { Block } from '../parts/sentence';
import { TierColumns } from '../parts/tier-columns';

export function Tiers() {
  return (
    <Block title="等级" hint="从左到右由低到高。第一个等级入会即得；满足任一条件，当次消费即升级。">
      <TierColumns />
    </Block>
  );
}
