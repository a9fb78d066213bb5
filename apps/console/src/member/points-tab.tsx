// The ledger: every line says where it came from and what became of it; months are the headings.
import { type AnswerOf, adminMemberEndpoints } from '@guike/contracts/http';
import { useRemotePages } from '../api/remote';
import { Empty } from '../ui/empty';
import { count, dayText, monthText, signed, timeText } from '../ui/format';
import { More } from '../ui/pager';
import { Panel } from '../ui/panel';
import { ProblemNote } from '../ui/problem';
import { SkeletonLines } from '../ui/skeleton';
import { type Month, monthsOf } from './months';

type Line = AnswerOf<typeof adminMemberEndpoints.memberPoints>['lines'][number];

export function PointsTab({ memberId }: { readonly memberId: string }) {
  const pages = useRemotePages(adminMemberEndpoints.memberPoints, (after) => ({
    params: { id: memberId },
    query: { after },
  }));
  if (pages.data === undefined)
    return pages.isError ? (
      <ProblemNote error={pages.error} onRetry={() => void pages.refetch()} />
    ) : (
      <Panel>
        <SkeletonLines lines={8} />
      </Panel>
    );
  const months = monthsOf(pages.data);
  if (months.length === 0) return <Empty title="还没有积分">入会后的第一笔消费会记在这里。</Empty>;
  return (
    <Panel testId="ledger">
      {months.map((month) => (
        <MonthOfLines key={month.month} month={month} />
      ))}
      <More query={pages} />
    </Panel>
  );
}

function MonthOfLines({ month }: { readonly month: Month }) {
  return (
    <section className="month" aria-label={monthText(month.month)}>
      <h3>
        {monthText(month.month)}
        <span className="quiet">
          得 {count(month.gained)}，出 {count(Math.abs(month.given))}
        </span>
      </h3>
      <ul>
        {month.lines.map((line) => (
          <LedgerLine key={line.seq} line={line} />
        ))}
      </ul>
    </section>
  );
}

function LedgerLine({ line }: { readonly line: Line }) {
  return (
    <li className="ledger-line" data-seq={line.seq}>
      <div>
        <p className="ledger-title">{line.title}</p>
        {line.why.map((sentence) => (
          <p key={sentence} className="quiet">
            {sentence}
          </p>
        ))}
      </div>
      <div className="quiet">
        <p>
          <time dateTime={line.at}>{timeText(line.at)}</time>
          {line.receipt && ` · ${receiptText(line, line.receipt)}`}
        </p>
        {line.lot && <p>{line.lot.sentence}</p>}
      </div>
      <p className={line.points < 0 ? 'ledger-points is-out' : 'ledger-points'}>{signed(line.points)}</p>
    </li>
  );
}

/** Only what the line does not say already: a sale's own day and store are its title's. */
function receiptText({ day }: Line, { businessDay, storeName, number }: NonNullable<Line['receipt']>): string {
  const sale = businessDay === day ? '' : `${dayText(businessDay)} ${storeName} `;
  return `${sale}小票 ${number}`;
}
