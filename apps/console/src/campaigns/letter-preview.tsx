// The message as a member sees it: WeChat's short notice, and the letter in the mini-program. Beside it what it would reach.
import { type AnswerOf, adminCampaignEndpoints } from '@guike/contracts/http';
import { useRemote } from '../api/remote';
import { useSettled } from '../rewards/use-settled';
import { count, roundMoney } from '../ui/format';
import { Panel } from '../ui/panel';
import { ProblemLine } from '../ui/problem';
import { isComplete } from './rule';
import { type Terms, noTerms } from './terms';

const SETTLED_MS = 450;

/** What is not written yet is shown as such, and asked for all the same. */
function asked(terms: Terms): Terms | null {
  const { content, schedule, rule } = terms;
  if (!isComplete(rule) || (schedule.kind === 'festival' && schedule.festivals.length === 0)) return null;
  return {
    ...terms,
    name: terms.name.trim() || '未命名',
    content: {
      ...content,
      title: content.title.trim() || '标题',
      body: content.body.trim() || '正文',
      wechat: content.wechat?.trim() || undefined,
      sms: content.sms?.trim() || undefined,
      email: content.email && emailAsked(content.email),
      coupon: content.coupon && { ...content.coupon, name: content.coupon.name.trim() || '券' },
      care: content.care && { ...content.care, title: content.care.title.trim() || '任务' },
    },
  };
}

const emailAsked = ({ subject, text }: NonNullable<Terms['content']['email']>) => ({
  subject: subject.trim() || '主题',
  text: text.trim() || '正文',
});

export function LetterPreview({ terms }: { readonly terms: Terms }) {
  const body = asked(useSettled(terms, SETTLED_MS));
  const preview = useRemote(
    adminCampaignEndpoints.previewCampaign,
    { body: body ?? noTerms },
    { enabled: body !== null, keepLast: true },
  );
  const found = preview.data;
  const title = found?.title ?? (terms.content.title || '标题');
  return (
    <>
      <Panel title="会员看到的" testId="letter">
        <div className="phone">
          <div className="phone-notice">
            <span className="quiet">服务通知</span>
            <strong>{title}</strong>
            {found !== undefined && <span data-testid="notice-words">{found.wechat}</span>}
          </div>
          <article className="phone-letter">
            <h3>{title}</h3>
            <p>{found?.body ?? (terms.content.body || '正文')}</p>
            {terms.content.coupon !== null && <p className="phone-coupon">{terms.content.coupon.name || '一张券'}</p>}
          </article>
        </div>
        {found !== undefined && terms.content.email !== undefined && (
          <div className="quiet email-preview" data-testid="email-words">
            <p>邮件：{found.email.subject}</p>
            <p className="email-text">{found.email.text}</p>
          </div>
        )}
        {found !== undefined && terms.content.sms !== undefined && (
          <p className="quiet" data-testid="sms-words">
            短信：{found.sms}
          </p>
        )}
        <p className="quiet">消息里一定收到；微信通知只发给点过同意的会员，晚上九点到早上九点不发。</p>
      </Panel>
      <Panel title="这样发" testId="reach">
        {body === null ? (
          <p className="quiet">{isComplete(terms.rule) ? '还没选节日。' : '有条件还没选完。'}</p>
        ) : found !== undefined ? (
          <Reach found={found} isStale={preview.isPlaceholderData} />
        ) : preview.isError ? (
          <ProblemLine error={preview.error} />
        ) : (
          <p className="quiet">正在算</p>
        )}
      </Panel>
    </>
  );
}

type Preview = AnswerOf<typeof adminCampaignEndpoints.previewCampaign>;

function Reach({ found, isStale }: { readonly found: Preview; readonly isStale: boolean }) {
  return (
    <>
      <dl className="reach" aria-busy={isStale}>
        <dt>发给</dt>
        <dd>{found.whom}</dd>
        <dt>时间</dt>
        <dd>{found.when}</dd>
        <dt>今天符合</dt>
        <dd>
          <strong>{count(found.members)}</strong> 人{found.holdout > 0 && `，其中约 ${count(found.holdout)} 人留作对照`}
        </dd>
        {found.couponFen > 0 && (
          <>
            <dt>券最多花</dt>
            <dd>{roundMoney(found.couponFen)}</dd>
          </>
        )}
      </dl>
      <ul className="warnings">
        {found.warnings.map((warning) => (
          <li key={warning}>{warning}</li>
        ))}
      </ul>
    </>
  );
}
