// What waits for me, each a card that leads to its list.
import {
  type AnswerOf,
  type Endpoint,
  type adminDeskEndpoints,
  adminLookClaimEndpoints,
  adminLookEndpoints,
} from '@guike/contracts/http';
import { Link } from 'react-router';
import { may, useMe } from '../session/session';
import { count } from '../ui/format';

type Item = AnswerOf<typeof adminDeskEndpoints.home>['waiting'][number];

interface Kind {
  readonly title: string;
  readonly what: string;
  readonly to: string;
  /** Where not everybody who has this page may be. */
  readonly needs?: Endpoint;
}

const kinds: Readonly<Record<Item['kind'], Kind>> = {
  parked_refunds: { title: '退货在等原消费', what: '原小票还没收到，请核对小票号', to: '/refunds/parked' },
  unmatched_refunds: { title: '退货没找到原消费', what: '没有扣回积分，请人工核对', to: '/refunds/unmatched' },
  adjustments_waiting: { title: '积分调整待审批', what: '超过限额，要第二个人看过', to: '/approvals/adjustments' },
  claims_open: { title: '积分补登待审批', what: '核对小票，通过后积分记入会员', to: '/approvals/claims' },
  tier_overrides_asked: { title: '等级申请待审批', what: '手工定级或暂停评估，要第二个人看过', to: '/tiers/approvals' },
  looks_waiting: {
    title: '穿搭等审核',
    what: '微信拿不准的，看过再发布',
    to: '/looks/waiting',
    needs: adminLookEndpoints.looks,
  },
  looks_reported: {
    title: '穿搭被举报',
    what: '看过以后保留，或者下架',
    to: '/looks/reported',
    needs: adminLookEndpoints.looks,
  },
  look_claims_open: {
    title: '集赞等审核',
    what: '对照截图核对点赞数',
    to: '/looks/claims',
    needs: adminLookClaimEndpoints.lookClaims,
  },
  referrals_held: { title: '转介绍等核对', what: '看原因，决定算不算数', to: '/referrals/held' },
  applications_open: { title: '入会申请待审批', what: '核对小票，通过后发卡', to: '/membership/waiting' },
  events_drafted: {
    title: '下一场活动的草稿',
    what: '每月的活动已经排好，看过再开放报名',
    to: '/events?view=list&state=draft',
  },
  imports_running: { title: '导入正在进行', what: '可以看进度，不用守着', to: '/imports' },
  imports_with_rejections: { title: '导入有没收下的行', what: '看原因，改好后再导一次', to: '/imports' },
};

export function Waiting({ waiting: all }: { readonly waiting: readonly Item[] }) {
  const me = useMe();
  const waiting = all.filter(({ kind }) => mayOpen(kinds[kind], me));
  return (
    <section aria-labelledby="waiting-title" data-testid="waiting">
      <h2 id="waiting-title" className="home-title">
        等您处理
      </h2>
      {waiting.length === 0 ? (
        <p className="waiting-none" data-testid="waiting-none">
          都处理好了。<Link to="/members">去看看会员</Link>
        </p>
      ) : (
        <ul className="waiting">
          {waiting.map(({ kind, count: number }) => (
            <li key={kind}>
              <Link className="waiting-card" to={kinds[kind].to} data-testid={`waiting-${kind}`}>
                <span className="waiting-count">{count(number)}</span>
                <span className="waiting-name">{kinds[kind].title}</span>
                <span className="quiet">{kinds[kind].what}</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

const mayOpen = ({ needs }: Kind, me: ReturnType<typeof useMe>): boolean => needs === undefined || may(me, needs);
