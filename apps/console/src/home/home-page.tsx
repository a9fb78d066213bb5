// The first page: what waits for me, the month in four figures, and whatever is wrong.
import { type AnswerOf, adminDeskEndpoints } from '@guike/contracts/http';
import { useRemote } from '../api/remote';
import { useMe } from '../session/session';
import { dayText } from '../ui/format';
import { Page } from '../ui/page';
import { Panel } from '../ui/panel';
import { ProblemNote, StaleNote } from '../ui/problem';
import { SkeletonLines } from '../ui/skeleton';
import { Figures } from './figures';
import './home.css';
import { Waiting } from './waiting';

type Home = AnswerOf<typeof adminDeskEndpoints.home>;

const AGAIN_MS = 60_000;

export function HomePage() {
  const me = useMe();
  const home = useRemote(adminDeskEndpoints.home, {}, { again: () => AGAIN_MS });
  const lead = home.data && `${dayText(home.data.today)} · ${home.data.storeName ?? '全部门店'}`;
  return (
    <Page title={`${me.name}，您好`} {...(lead === undefined ? {} : { lead })}>
      {home.data ? (
        <>
          <StaleNote query={home} />
          {home.data.wrong.length > 0 && <Wrong wrong={home.data.wrong} />}
          <Waiting waiting={home.data.waiting} />
          <Figures figures={home.data.figures} />
        </>
      ) : home.isError ? (
        <ProblemNote error={home.error} onRetry={() => void home.refetch()} />
      ) : (
        <Panel>
          <SkeletonLines lines={6} />
        </Panel>
      )}
    </Page>
  );
}

function Wrong({ wrong }: { readonly wrong: Home['wrong'] }) {
  return (
    <div className="wrong" role="alert" data-testid="wrong">
      {wrong.map(({ kind, sentence }) => (
        <p key={kind}>{sentence}</p>
      ))}
    </div>
  );
}
