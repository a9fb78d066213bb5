// What waits for me, each a card that leads to its list.
import { type AnswerOf, type adminDeskEndpoints } from '@guike/contracts/http';
import { Link } from 'react-router';
import { count } from '../ui/format';

type Item = AnswerOf<typeof adminDeskEndpoints.home>['waiting'][number];

const kinds: Readonly<Record<Item['kind'], { readonly title: string; readonly what: string; readonly to: string }>> = {
  parked_refunds: { title: '退货在等原消费', what: '原小票还没收到，请核对小票号', to: '/refunds/parked' },
  unmatched_refunds: { title: '退货没找到原消费', what: '没有扣回积分，请人工核对', to: '/refunds/unmatched' },
  adjustments_waiting: { title: '积分调整待审批', what: '超过限额，要第二个人看过', to: '/approvals/adjustments' },
  claims_open: { title: '积分补登待审批', what: '核对小票，通过后积分记入会员', to: '/approvals/claims' },
  tier_overrides_asked: { title: '等级申请待审批', what: '手工定级或暂停评估，要第二个人看过', to: '/tiers/approvals' },
  applications_open: { title: '入会申请待审批', what: '核对小票，通过后发卡', to: '/membership/waiting' },
  imports_running: { title: '导入正在进行', what: '可以看进度，不用守着', to: '/imports' },
  imports_with_rejections: { title: '导入有没收下的行', what: '看原因，改好后再导一次', to: '/imports' },
};

export function Waiting({ waiting }: { readonly waiting: readonly Item[] }) {
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
