// What an event brought: the way from invitation to the evening, how it was rated, what was bought after it, and its photos.
import { eventOutcomeEndpoints, requestOf } from '@guike/contracts/http';
import { Button } from 'antd';
import { useRemote } from '../api/remote';
import { may, useMe } from '../session/session';
import { Empty } from '../ui/empty';
import { count } from '../ui/format';
import { Panel } from '../ui/panel';
import { ProblemNote, StaleNote } from '../ui/problem';
import { SkeletonLines } from '../ui/skeleton';
import { BuyingPanel } from './buying-panel';
import type { Bar } from './chart-options';
import { EventFrame } from './event-frame';
import type { Outcome, ShopEvent } from './event-words';
import { Figures } from './figures';
import { PhotosPanel } from './photos-panel';
import { RatingsPanel } from './ratings-panel';

export function OutcomePage() {
  return <EventFrame>{(event) => <Known event={event} />}</EventFrame>;
}

function Known({ event }: { readonly event: ShopEvent }) {
  const me = useMe();
  const input = { params: { id: event.id }, query: { days: 30 } };
  const query = useRemote(eventOutcomeEndpoints.eventOutcome, input);
  const outcome = query.data;
  if (outcome === undefined)
    return query.isError ? (
      <ProblemNote error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <Panel>
        <SkeletonLines lines={8} />
      </Panel>
    );
  const { path } = requestOf(eventOutcomeEndpoints.exportEventOutcome, input);
  const isBare = outcome.answers.invited + outcome.answers.accepted + outcome.answers.walkIns === 0;
  return (
    <>
      <StaleNote query={query} />
      {isBare ? (
        <Empty title="还没有可以看的">有人答复以后，这里会有数字。</Empty>
      ) : (
        <>
          <Panel
            title="从邀请到到场"
            testId="outcome"
            aside={
              <Button href={path} download data-testid="export">
                导出表格
              </Button>
            }
          >
            <Figures bars={wayOf(outcome)} caption="从邀请到到场" testId="way" />
            <ul className="outcome-words">
              {outcome.words.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </Panel>
          <div className="outcome-pair">
            <RatingsPanel outcome={outcome} mayRead={may(me, eventOutcomeEndpoints.eventRatings)} />
            <BuyingPanel outcome={outcome} />
          </div>
        </>
      )}
      {may(me, eventOutcomeEndpoints.eventPhotos) && <PhotosPanel event={event} />}
    </>
  );
}

function wayOf({ answers: { invited, seen, accepted, came, noShows } }: Outcome): Bar[] {
  const bar = (name: string, value: number, isStrong = true): Bar => ({
    name,
    value,
    said: `${count(value)} 人`,
    isStrong,
  });
  return [
    ...(invited === 0 ? [] : [bar('邀请', invited), bar('看过', seen)]),
    bar('接受', accepted),
    bar('到场', came),
    bar('没有来', noShows, false),
  ];
}
