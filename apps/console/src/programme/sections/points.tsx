// How points are earned, kept and used, as sentences.
import { combineOptions, couponOptions, elsewhereOptions, expiryOptions } from '../parts/choices';
import { Amount, Pick } from '../parts/fields';
import { Multipliers } from '../parts/multipliers';
import { NoticeDays } from '../parts/notice-days';
import { Optional } from '../parts/optional';
import { Block, Sentence } from '../parts/sentence';
import { SuggestedRewards } from '../parts/suggested-rewards';
import { Wrong } from '../parts/slot';

export function Points() {
  return (
    <>
      <Earning />
      <Block title="倍数">
        <Multipliers />
        <Sentence>
          <span>同时符合几项时</span>
          <Pick path={['points', 'combine']} label="同时符合几项时怎么算" options={combineOptions} />
        </Sentence>
      </Block>
      <Keeping />
      <Using />
      <Correcting />
      <Block title="兑换商品的建议" hint="可以照着它上架兑换商品；改这里不会改已经上架的。">
        <SuggestedRewards />
      </Block>
    </>
  );
}

function Earning() {
  return (
    <Block title="怎么得">
      <Sentence>
        <span>每消费</span>
        <Amount path={['points', 'unitFen']} label="每消费多少元" kind="money" width={104} />
        <span>记</span>
        <Amount path={['points', 'pointsPerUnit']} label="记多少积分" width={72} />
        <span>积分；每次到店另记</span>
        <Amount path={['points', 'perVisit']} label="每次到店另记多少积分" width={72} />
        <span>积分</span>
      </Sentence>
      <Sentence>
        <span>用优惠券时</span>
        <Pick path={['points', 'coupons']} label="用优惠券时怎么算" options={couponOptions} />
      </Sentence>
      <Wrong path={['points']} />
    </Block>
  );
}

function Keeping() {
  return (
    <Block title="何时可用，多久有效">
      <Sentence>
        <span>消费后</span>
        <Amount path={['points', 'availableAfterDays']} label="消费后几天可以使用" width={64} />
        <span>天可以使用（0 是当天，1 是次日）</span>
      </Sentence>
      <Sentence>
        <span>有效期</span>
        <Amount path={['points', 'expiresAfterMonths']} label="有效期几个月" width={64} />
        <span>个月，</span>
        <Pick path={['points', 'expiry']} label="有效期怎么算" options={expiryOptions} />
      </Sentence>
      <NoticeDays />
    </Block>
  );
}

function Using() {
  return (
    <Block title="抵现">
      <Optional path={['points', 'tender']} label="付款时可以用积分抵现" start={() => ({ points: 10, fen: 100 })}>
        <Sentence>
          <span>每</span>
          <Amount path={['points', 'tender', 'points']} label="多少积分可抵" width={72} />
          <span>积分可抵</span>
          <Amount path={['points', 'tender', 'fen']} label="可抵多少元" kind="money" width={104} />
        </Sentence>
      </Optional>
      <Sentence>
        <span>在别的门店使用时，成本算</span>
        <Pick path={['points', 'spentElsewhere']} label="在别的门店使用时成本算谁的" options={elsewhereOptions} />
        <span>的</span>
      </Sentence>
    </Block>
  );
}

const claims = ['points', 'claims'];

function Correcting() {
  return (
    <Block title="补登和调整">
      <Optional
        path={claims}
        label="忘记报会员的消费可以补登"
        start={() => ({ withinDays: 30, perMemberPerMonth: 3, perCashierPerDay: 10 })}
      >
        <Sentence>
          <span>消费后</span>
          <Amount path={[...claims, 'withinDays']} label="几天之内可以补登" width={64} />
          <span>天之内；每位会员每月最多</span>
          <Amount path={[...claims, 'perMemberPerMonth']} label="每位会员每月最多补登几次" width={64} />
          <span>次，每位收银员每天最多</span>
          <Amount path={[...claims, 'perCashierPerDay']} label="每位收银员每天最多补登几次" width={64} />
          <span>次</span>
        </Sentence>
      </Optional>
      <Sentence>
        <span>人工调整超过</span>
        <Amount path={['points', 'adjustments', 'secondPersonAbove']} label="人工调整超过多少积分" width={88} />
        <span>积分，要另一位同事批准</span>
      </Sentence>
    </Block>
  );
}
