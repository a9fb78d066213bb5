// The queues of looks: what waits for us, what was reported, what WeChat looks at, and all there are.
import { type AnswerOf, adminLookEndpoints, lookStates } from '@guike/contracts/http';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { useRemote } from '../api/remote';
import { Empty } from '../ui/empty';
import { Pager } from '../ui/pager';
import { Panel } from '../ui/panel';
import { ProblemNote, StaleNote } from '../ui/problem';
import { SkeletonLines } from '../ui/skeleton';
import { StateFilter } from '../ui/state-filter';
import { type Keyset, useKeyset, withValues } from '../ui/use-keyset';
import { LookCard } from './look-card';
import { LooksFrame } from './looks-frame';
import { stateNames } from './words';

type Looks = AnswerOf<typeof adminLookEndpoints.looks>;

export function WaitingLooksPage() {
  return (
    <LooksFrame lead="微信拿不准、没有回音的，等您看过再发布。不通过要写原因，会员会看到。">
      <Queue queue="waiting" empty={<Empty title="没有等审核的穿搭">微信审核通过的会自动发布，不用您处理。</Empty>} />
    </LooksFrame>
  );
}

export function ReportedLooksPage() {
  return (
    <LooksFrame lead="有人举报的穿搭。三个人举报，先自动隐藏；看过以后保留，或者下架。">
      <Queue queue="reported" empty={<Empty title="没有被举报的穿搭" />} />
    </LooksFrame>
  );
}

export function CheckingLooksPage() {
  return (
    <LooksFrame lead="微信正在审核图片和文字，一般半小时内有结果。没有回音的会转到“等审核”。">
      <Queue queue="checking" empty={<Empty title="没有在微信审核的穿搭" />} />
    </LooksFrame>
  );
}

export function AllLooksPage() {
  const [params, setParams] = useSearchParams();
  const state = lookStates.find((one) => one === params.get('state'));
  return (
    <LooksFrame lead="所有穿搭，最近的在前。撤回、未通过和下架的，图片已经删除。">
      <div role="group" aria-label="筛选">
        <StateFilter
          states={lookStates}
          names={stateNames}
          value={state ?? ''}
          onChange={(chosen) => setParams((now) => withValues(now, { state: chosen }))}
        />
      </div>
      <Queue
        queue="all"
        {...(state === undefined ? {} : { state })}
        empty={
          state === undefined ? (
            <Empty title="还没有人发布穿搭">会员在小程序“我的穿搭”里，从自己的相册选照片发布。</Empty>
          ) : (
            <Empty title={`没有${stateNames[state]}的穿搭`}>换个状态看看。</Empty>
          )
        }
      />
    </LooksFrame>
  );
}

interface QueueProps {
  readonly queue: 'waiting' | 'reported' | 'checking' | 'all';
  readonly state?: (typeof lookStates)[number];
  readonly empty: ReactNode;
}

function Queue({ queue, state, empty }: QueueProps) {
  const keyset = useKeyset();
  const query = useRemote(
    adminLookEndpoints.looks,
    { query: { queue, after: keyset.after, ...(state === undefined ? {} : { state }) } },
    { keepLast: true },
  );
  return <Looks query={query} keyset={keyset} empty={empty} />;
}

interface LooksProps {
  readonly query: UseQueryResult<Looks>;
  readonly keyset: Keyset;
  readonly empty: ReactNode;
}

function Looks({ query, keyset, empty }: LooksProps) {
  if (query.isError && (query.data === undefined || query.isPlaceholderData))
    return <ProblemNote error={query.error} onRetry={() => void query.refetch()} />;
  if (query.data === undefined)
    return (
      <Panel>
        <SkeletonLines lines={8} />
      </Panel>
    );
  return (
    <>
      <StaleNote query={query} />
      {query.data.items.length === 0 && !query.isPlaceholderData && empty}
      <ul className="look-cards" data-testid="looks">
        {query.data.items.map((look) => (
          <li key={look.id}>
            <LookCard look={look} />
          </li>
        ))}
      </ul>
      <Pager keyset={keyset} next={query.data.next} isBusy={query.isPlaceholderData} />
    </>
  );
}
