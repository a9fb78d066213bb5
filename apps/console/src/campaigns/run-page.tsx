// One run of a campaign: how far it is, and what it brought against those who were left out.
import { adminCampaignEndpoints, requestOf } from '@guike/contracts/http';
import { Button, Progress } from 'antd';
import { useParams } from 'react-router';
import { useRemote, useSend } from '../api/remote';
import { may, useMe } from '../session/session';
import { count, dayText, percent, roundMoney } from '../ui/format';
import { Page } from '../ui/page';
import { Panel } from '../ui/panel';
import { ProblemLine, StaleNote } from '../ui/problem';
import { WaitingPage } from '../ui/waiting-page';
import { channelNames, sendStateNames } from '../messages/names';
import type { Outcome } from './campaign-words';
import './campaigns.css';
import { OutcomeBars } from './outcome-bars';
import { runStates } from './runs-panel';

const AGAIN_MS = 2_000;

const nameIn = (names: Readonly<Record<string, string>>, code: string): string => names[code] ?? code;

export function RunPage() {
  const { id = '' } = useParams();
  const query = useRemote(
    adminCampaignEndpoints.campaignRun,
    { params: { id } },
    { again: ({ run }) => (run.state === 'running' ? AGAIN_MS : false) },
  );
  if (query.data === undefined)
    return <WaitingPage title="发送效果" back={{ to: '/campaigns', label: '营销' }} query={query} />;
  return <Known outcome={query.data} stale={<StaleNote query={query} />} />;
}

function Known({ outcome, stale }: { readonly outcome: Outcome; readonly stale: React.ReactNode }) {
  const { run, words, channels, through, days } = outcome;
  const { path } = requestOf(adminCampaignEndpoints.exportRun, { params: { id: run.id } });
  return (
    <Page
      title={`${run.campaignName}，${dayText(run.day)}`}
      back={{ to: `/campaigns/${run.campaignId}`, label: run.campaignName }}
      lead={`统计发出后 ${days} 天，到${dayText(through)}`}
      actions={
        <Button href={path} download data-testid="export">
          导出表格
        </Button>
      }
    >
      {stale}
      <RunProgress outcome={outcome} />
      <Panel title="带来了什么" testId="outcome">
        <OutcomeBars outcome={outcome} />
        <ul className="outcome-words">
          {words.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </Panel>
      <Panel title="怎么送到的" testId="channels">
        <dl className="reach">
          <dt>消息</dt>
          <dd>
            {count(run.sent)} 条，已读 {count(outcome.read)}
          </dd>
          {channels.map(({ channel, state, messages }) => (
            <div key={`${channel}/${state}`} className="reach-row">
              <dt>{nameIn(channelNames, channel)}</dt>
              <dd>
                {nameIn(sendStateNames, state)} {count(messages)} 条
              </dd>
            </div>
          ))}
          {run.couponFen > 0 && (
            <>
              <dt>券</dt>
              <dd>最多 {roundMoney(run.couponFen)}</dd>
            </>
          )}
        </dl>
      </Panel>
    </Page>
  );
}

function RunProgress({ outcome: { run } }: { readonly outcome: Outcome }) {
  const mayChange = may(useMe(), adminCampaignEndpoints.switchRun);
  const sending = useSend(adminCampaignEndpoints.switchRun, [
    adminCampaignEndpoints.campaignRun,
    adminCampaignEndpoints.campaignRuns,
  ]);
  const done = run.sent + run.heldOut;
  const to = run.state === 'running' ? 'stopped' : 'running';
  return (
    <Panel title="进度" testId="progress">
      <p>
        {runStates[run.state]}
        {run.state === 'stopped' && run.stoppedBy !== null && `，${run.stoppedBy}停的`}：发给 {count(run.sent)}{' '}
        人，留作对照 {count(run.heldOut)} 人{run.expected !== null && `，还有 ${count(run.expected)} 人`}
      </p>
      {run.expected !== null && (
        <Progress
          percent={percent(done, done + run.expected)}
          size={{ height: 4 }}
          showInfo={false}
          aria-label="发送进度"
        />
      )}
      {run.state !== 'done' && mayChange && (
        <Button
          size="small"
          loading={sending.isPending}
          data-testid="run-switch"
          onClick={() => sending.mutate({ params: { id: run.id }, body: { state: to } })}
        >
          {to === 'stopped' ? '停下' : '接着发'}
        </Button>
      )}
      <ProblemLine error={sending.error} />
    </Panel>
  );
}
