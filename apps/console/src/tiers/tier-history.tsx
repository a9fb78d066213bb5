// Every decision on a member's tier, the newest first: what, why, and by whom.
import { adminTierEndpoints } from '@guike/contracts/http';
import { useRemotePages } from '../api/remote';
import { Empty } from '../ui/empty';
import { dayText } from '../ui/format';
import { More } from '../ui/pager';
import { Panel } from '../ui/panel';
import { ProblemNote } from '../ui/problem';
import { SkeletonLines } from '../ui/skeleton';

export function TierHistory({ memberId }: { readonly memberId: string }) {
  const pages = useRemotePages(adminTierEndpoints.memberTierHistory, (after) => ({
    params: { id: memberId },
    query: { after, limit: 20 },
  }));
  if (pages.data === undefined)
    return pages.isError ? (
      <ProblemNote error={pages.error} onRetry={() => void pages.refetch()} />
    ) : (
      <Panel>
        <SkeletonLines lines={4} />
      </Panel>
    );
  const events = pages.data.flatMap(({ items }) => items);
  if (events.length === 0) return <Empty title="还没有等级记录" />;
  return (
    <Panel title="经过" testId="tier-history">
      <ol className="tier-events">
        {events.map(({ id, day, title, why, by }) => (
          <li key={id}>
            <span className="quiet">{dayText(day)}</span>
            <div>
              <p className="tier-event-title">{title}</p>
              {why.length > 0 && <p className="quiet">{why.join('；')}</p>}
              {by !== null && <p className="quiet">{by}</p>}
            </div>
          </li>
        ))}
      </ol>
      <More query={pages} />
    </Panel>
  );
}
