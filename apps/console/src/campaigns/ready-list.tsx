// The ready-made campaigns: what each does, what it did in thirty days, and its switch.
import { type AnswerOf, adminCampaignEndpoints } from '@guike/contracts/http';
import { Button, Switch } from 'antd';
import { Link, useNavigate } from 'react-router';
import { useRemote, useSend } from '../api/remote';
import { may, useMe } from '../session/session';
import { count } from '../ui/format';
import { Panel } from '../ui/panel';
import { ProblemLine, ProblemNote, StaleNote } from '../ui/problem';
import { SkeletonLines } from '../ui/skeleton';
import { Mark } from './campaign-tabs';

type Ready = AnswerOf<typeof adminCampaignEndpoints.readyCampaigns>['items'][number];

export function ReadyList() {
  const query = useRemote(adminCampaignEndpoints.readyCampaigns, {});
  return (
    <Panel title="现成的" aside={<span className="quiet">数字是近 30 天的</span>} testId="ready">
      {query.data === undefined ? (
        query.isError ? (
          <ProblemNote error={query.error} onRetry={() => void query.refetch()} />
        ) : (
          <SkeletonLines lines={8} />
        )
      ) : (
        <>
          <StaleNote query={query} />
          <ul className="ready-list">
            {query.data.items.map((ready) => (
              <ReadyRow key={ready.code} ready={ready} />
            ))}
          </ul>
        </>
      )}
    </Panel>
  );
}

function ReadyRow({ ready }: { readonly ready: Ready }) {
  const { code, name, about, on, by, campaignId } = ready;
  const mayChange = may(useMe(), adminCampaignEndpoints.switchReadyCampaign);
  const navigate = useNavigate();
  const sending = useSend(adminCampaignEndpoints.switchReadyCampaign, [adminCampaignEndpoints.readyCampaigns]);
  const edit = () =>
    campaignId !== null
      ? void navigate(`/campaigns/${campaignId}`)
      : sending.mutate(
          { params: { code }, body: { on: false } },
          { onSuccess: (now) => now.campaignId !== null && void navigate(`/campaigns/${now.campaignId}`) },
        );
  return (
    <li data-testid={`ready-${code}`}>
      <div className="ready-words">
        <p className="ready-name">{name}</p>
        <p className="quiet">{about}</p>
        <ProblemLine error={sending.error} />
      </div>
      <p className="ready-figures">{figuresOf(ready)}</p>
      <div className="ready-acts">
        {by === 'campaign' && (mayChange || campaignId !== null) && (
          <Button type="text" data-testid={`edit-${code}`} loading={sending.isPending} onClick={edit}>
            {mayChange ? '修改' : '查看'}
          </Button>
        )}
        {by === 'programme' ? (
          <Link to="/programme">{on ? '已开启，在会员方案里改' : '没有开启，在会员方案里开'}</Link>
        ) : mayChange ? (
          <Switch
            checked={on}
            loading={sending.isPending}
            aria-label={`开启${name}`}
            onChange={(next) => sending.mutate({ params: { code }, body: { on: next } })}
          />
        ) : (
          <Mark isOn={on}>{on ? '已开启' : '没有开启'}</Mark>
        )}
      </div>
    </li>
  );
}

function figuresOf({ by, on, sent, read }: Ready): string {
  if (by === 'service' || !on) return '';
  return by === 'campaign' ? `发 ${count(sent)} 条，已读 ${count(read)}` : `祝贺 ${count(sent)} 位`;
}
