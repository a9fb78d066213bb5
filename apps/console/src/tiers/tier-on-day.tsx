// Why a member held a tier on a past day: what counted then, what had fallen out, and what was missing.
import { type AnswerOf, adminTierEndpoints } from '@guike/contracts/http';
import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useRemotePages } from '../api/remote';
import { dayText, money } from '../ui/format';
import { More } from '../ui/pager';
import { Panel } from '../ui/panel';
import { ProblemNote } from '../ui/problem';
import { SkeletonLines } from '../ui/skeleton';

type Explanation = AnswerOf<typeof adminTierEndpoints.memberTierOn>;
type Purchase = Explanation['counted'][number];

interface TierOnDayProps {
  readonly memberId: string;
  readonly today: string;
}

export function TierOnDay({ memberId, today }: TierOnDayProps) {
  const [day, setDay] = useState(today);
  return (
    <Panel title="哪一天，为什么是这个等级" testId="tier-on-day">
      <div className="tier-on-day">
        <DatePicker
          id="tier-day"
          aria-label="日期"
          format="YYYY年M月D日"
          allowClear={false}
          value={dayjs(day)}
          disabledDate={(date) => date.format('YYYY-MM-DD') > today}
          onChange={(date) => setDay(date?.format('YYYY-MM-DD') ?? today)}
        />
        <span className="quiet">按那天结束时已知的记录</span>
      </div>
      <Explained key={day} memberId={memberId} day={day} />
    </Panel>
  );
}

function Explained({ memberId, day }: { readonly memberId: string; readonly day: string }) {
  const pages = useRemotePages(adminTierEndpoints.memberTierOn, (after) => ({
    params: { id: memberId },
    query: { day, after, limit: 10 },
  }));
  if (pages.data === undefined)
    return pages.isError ? (
      <ProblemNote error={pages.error} onRetry={() => void pages.refetch()} />
    ) : (
      <SkeletonLines lines={4} />
    );
  const [first] = pages.data;
  if (!first?.held) return <p>{dayText(day)}还没有入会。</p>;
  const counted = pages.data.flatMap((page) => page.counted);
  return (
    <>
      <Held held={first.held} />
      <Purchases caption="计入的消费" purchases={counted} />
      <More query={pages} />
      {first.fellOut.length > 0 && <Purchases caption="已移出近 12 个月的消费" purchases={first.fellOut} />}
    </>
  );
}

function Held({ held: { tierName, decision, sums, next, keep } }: { readonly held: NonNullable<Explanation['held']> }) {
  return (
    <>
      <p data-testid="held-then">
        <strong>{tierName}会员</strong>：{dayText(decision.day)}
        {decision.title}
        {decision.why.length > 0 && `（${decision.why.join('；')}）`}
        {decision.by !== null && `，${decision.by}`}
      </p>
      <dl className="tier-figures">
        {sums.map(({ window, netFen }) => (
          <div key={window}>
            <dt>{window}</dt>
            <dd>{money(netFen)}</dd>
          </div>
        ))}
      </dl>
      <ul className="notes">
        {next !== null && <li>那天{next}</li>}
        {keep !== null && <li>那天{keep}</li>}
      </ul>
    </>
  );
}

function Purchases({ caption, purchases }: { readonly caption: string; readonly purchases: readonly Purchase[] }) {
  if (purchases.length === 0) return <p className="quiet">{caption}：没有</p>;
  return (
    <details open={purchases.length <= 5}>
      <summary>{caption}</summary>
      <table className="table is-small">
        <caption className="unseen">{caption}</caption>
        <tbody>
          {purchases.map(({ purchaseId, day, storeName, netFen }, index) => (
            <tr key={purchaseId ?? index}>
              <td>{dayText(day)}</td>
              <td>{purchaseId === null ? `${storeName}（合并来的）` : storeName}</td>
              <td className="number">{money(netFen)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
