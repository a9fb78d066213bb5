// Versions besides the one in force: drafts in work, one that waits for its day, a trial with how far it has come.
import { adminProgrammeEndpoints } from '@guike/contracts/http';
import { Button, Progress } from 'antd';
import { businessDay, daysBetween } from '@guike/kernel';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import { useRemote } from '../api/remote';
import { count, dayText, timeText } from '../ui/format';
import { Discard } from './discard';
import { EndTrial } from './end-trial';
import { useToday } from './today';
import type { Standing, VersionRow } from './versions';

interface InWorkProps {
  readonly standing: Standing;
  readonly mayEdit: boolean;
}

type Asked = { readonly kind: 'withdraw' | 'end'; readonly row: VersionRow } | null;

export function InWork({ standing: { scheduled, trials, drafts }, mayEdit }: InWorkProps) {
  const [asked, ask] = useState<Asked>(null);
  if (scheduled.length + trials.length + drafts.length === 0) return null;
  const close = () => ask(null);
  return (
    <div className="in-work" data-testid="in-work">
      {scheduled.map((row) => (
        <Card key={row.version} kind="待生效" row={row}>
          <p className="in-work-what">{row.effectiveFrom !== null && dayText(row.effectiveFrom)}起生效</p>
          <p className="quiet">{row.note}</p>
          <CardActions read={row}>
            {mayEdit && (
              <Button size="small" data-testid="withdraw" onClick={() => ask({ kind: 'withdraw', row })}>
                撤回
              </Button>
            )}
          </CardActions>
        </Card>
      ))}
      {trials.map((row) => (
        <Card key={row.version} kind="试行" row={row}>
          <TrialProgress row={row} />
          <CardActions read={row}>
            {mayEdit && (
              <Button size="small" data-testid="end-trial" onClick={() => ask({ kind: 'end', row })}>
                结束试行
              </Button>
            )}
          </CardActions>
        </Card>
      ))}
      {drafts.map((row) => (
        <Card key={row.version} kind="草稿" row={row}>
          <p className="quiet">
            {row.changedBy === null ? '' : `${row.changedBy} · `}
            {timeText(row.changedAt)}
          </p>
          <CardActions read={row}>
            {mayEdit && (
              <Link to={`/programme/drafts/${row.version}`} data-testid={`draft-${row.version}`}>
                继续修改
              </Link>
            )}
          </CardActions>
        </Card>
      ))}
      {asked?.kind === 'withdraw' && <Discard version={asked.row} revision={asked.row.revision} onClose={close} />}
      {asked?.kind === 'end' && <EndTrial version={asked.row.version} onClose={close} />}
    </div>
  );
}

interface CardProps {
  readonly kind: string;
  readonly row: VersionRow;
  readonly children: ReactNode;
}

function Card({ kind, row: { version, name }, children }: CardProps) {
  const title = `${kind}：第 ${version} 版「${name}」`;
  return (
    <section className="panel in-work-card" aria-label={title} data-version={version}>
      <h2>
        <span className="state-mark">{kind}</span> 第 {version} 版「{name}」
      </h2>
      {children}
    </section>
  );
}

interface CardActionsProps {
  readonly read: VersionRow;
  readonly children: ReactNode;
}

function CardActions({ read, children }: CardActionsProps) {
  return (
    <p className="in-work-actions">
      {children}
      <Link to={`/programme/versions/${read.version}`}>
        查看<span className="unseen">第 {read.version} 版</span>
      </Link>
    </p>
  );
}

/** How many take part, and how much of its time has gone. */
function TrialProgress({ row: { version, effectiveFrom, until } }: { readonly row: VersionRow }) {
  const today = useToday();
  const remote = useRemote(adminProgrammeEndpoints.programmeVersion, { params: { version } });
  const members = remote.data?.trial?.members;
  if (effectiveFrom === null || until === null) return null;
  const [from, to, now] = [businessDay(effectiveFrom), businessDay(until), businessDay(today)];
  const all = daysBetween(from, to) + 1;
  const gone = Math.min(all, Math.max(0, daysBetween(from, now) + 1));
  return (
    <>
      <p className="in-work-what">
        {dayText(effectiveFrom)}至{dayText(until)}
        {members !== undefined && `，${count(members)} 位会员`}
      </p>
      <Progress
        percent={(gone / all) * 100}
        showInfo={false}
        size="small"
        aria-label={`试行 ${all} 天，已过 ${gone} 天`}
      />
      <p className="quiet">{gone === 0 ? '还没有开始' : `第 ${gone} 天，共 ${all} 天`}</p>
    </>
  );
}
