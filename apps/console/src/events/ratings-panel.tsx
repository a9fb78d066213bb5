// How those who came rated the event: the stars, whether they would bring a friend, and what they wrote.
import { eventOutcomeEndpoints } from '@guike/contracts/http';
import { Button } from 'antd';
import { useState } from 'react';
import { useRemote } from '../api/remote';
import { careStateNames } from '../messages/names';
import { Empty } from '../ui/empty';
import { count, signed, timeText } from '../ui/format';
import { Panel } from '../ui/panel';
import { Person } from '../ui/person';
import { ProblemNote } from '../ui/problem';
import { SkeletonLines } from '../ui/skeleton';
import type { Outcome } from './event-words';
import { Figures } from './figures';

interface RatingsPanelProps {
  readonly outcome: Outcome;
  readonly mayRead: boolean;
}

export function RatingsPanel({ outcome: { eventId, ratings }, mayRead }: RatingsPanelProps) {
  const { answers, average, stars, nps } = ratings;
  if (answers === 0)
    return (
      <Panel title="评价" testId="ratings">
        <Empty title="还没有人评价">活动结束后，到场的会员会收到邀请。</Empty>
      </Panel>
    );
  const bars = stars
    .map((n, at) => ({ name: `${at + 1} 星`, value: n, said: `${count(n)} 人`, isStrong: at >= 3 }))
    .toReversed();
  return (
    <Panel title="评价" testId="ratings">
      <dl className="outcome-figures">
        <div>
          <dt>平均</dt>
          <dd>
            {average?.toFixed(1)} <span>星</span>
          </dd>
        </div>
        <div>
          <dt>评价</dt>
          <dd>
            {count(answers)} <span>人</span>
          </dd>
        </div>
        {nps !== null && (
          <div>
            <dt>NPS</dt>
            <dd>{signed(nps)}</dd>
          </div>
        )}
      </dl>
      <Figures bars={bars} caption="各星级的人数" testId="stars" />
      {mayRead && <Voices eventId={eventId} />}
    </Panel>
  );
}

/** The newest voices; more on wish. */
function Voices({ eventId }: { readonly eventId: string }) {
  const [limit, setLimit] = useState(5);
  const query = useRemote(
    eventOutcomeEndpoints.eventRatings,
    { params: { id: eventId }, query: { limit } },
    { keepLast: true },
  );
  if (query.data === undefined)
    return query.isError ? (
      <ProblemNote error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <SkeletonLines lines={4} />
    );
  return (
    <>
      <ul className="voices" data-testid="voices">
        {query.data.items.map((voice) => (
          <li key={voice.memberId}>
            <p className="voice-who">
              <span>
                <Person row={voice} />
              </span>
              <span className="voice-stars">
                {voice.stars} 星{voice.nps !== null && ` · 推荐 ${voice.nps} 分`}
              </span>
            </p>
            {voice.words !== '' && <p>{voice.words}</p>}
            <p className="quiet">
              {timeText(voice.ratedAt)}
              {voice.care !== null && ` · 回访：${careStateNames[voice.care]}`}
            </p>
          </li>
        ))}
      </ul>
      {query.data.next !== null && limit < 200 && (
        <Button loading={query.isPlaceholderData} onClick={() => setLimit(Math.min(200, limit * 4))}>
          看更多
        </Button>
      )}
    </>
  );
}
