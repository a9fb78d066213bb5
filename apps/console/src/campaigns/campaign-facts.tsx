// What a campaign says, for those who only read, and when it is over.
import { count, roundMoney } from '../ui/format';
import { Panel } from '../ui/panel';
import type { Campaign } from './campaign-words';

export function CampaignFacts({ campaign }: { readonly campaign: Campaign }) {
  const { whom, when, mostMessages, mostCouponFen, holdoutPercent, outcomeDays, cooldownDays, content } = campaign;
  return (
    <Panel title="怎么发" testId="campaign-facts">
      <dl className="reach">
        <dt>发给</dt>
        <dd>{whom}</dd>
        <dt>时间</dt>
        <dd>{when}</dd>
        <dt>预算</dt>
        <dd>
          {mostMessages === null ? '不限人数' : `最多 ${count(mostMessages)} 人`}
          {mostCouponFen !== null && `，券最多花 ${roundMoney(mostCouponFen)}`}
        </dd>
        <dt>对照组</dt>
        <dd>{holdoutPercent === 0 ? '没有留' : `${holdoutPercent}%`}</dd>
        <dt>效果</dt>
        <dd>发出后 {outcomeDays} 天内的消费</dd>
        <dt>间隔</dt>
        <dd>{cooldownDays === 0 ? '每次都发' : `同一位会员 ${cooldownDays} 天内最多一次`}</dd>
        {content.coupon !== null && (
          <>
            <dt>送券</dt>
            <dd>
              {content.coupon.name}，{content.coupon.validDays} 天内有效
            </dd>
          </>
        )}
        {content.care !== null && (
          <>
            <dt>维护任务</dt>
            <dd>{content.care.title}</dd>
          </>
        )}
      </dl>
    </Panel>
  );
}
