// The programme as it is: what is in force to read, what waits, what is being tried or written, and ways to change it.
import { adminProgrammeEndpoints } from '@guike/contracts/http';
import { Button } from 'antd';
import { Link } from 'react-router';
import { may, useMe } from '../session/session';
import { dayText } from '../ui/format';
import { Page } from '../ui/page';
import { Panel } from '../ui/panel';
import { ProblemLine, ProblemNote, StaleNote } from '../ui/problem';
import { SkeletonLines } from '../ui/skeleton';
import { InWork } from './in-work';
import './programme.css';
import { VersionSheet } from './read/version-sheet';
import { type StartDraft, useStartDraft } from './start-draft';
import { type VersionRow, standingOf, useVersions } from './versions';

export function OverviewPage() {
  const versions = useVersions();
  const mayEdit = may(useMe(), adminProgrammeEndpoints.draftProgramme);
  const starting = useStartDraft();
  const standing = versions.data && standingOf(versions.data.items);
  const inForce = standing?.inForce;
  return (
    <Page
      title="会员方案"
      {...(inForce === undefined ? {} : { lead: leadOf(inForce) })}
      actions={<Actions inForce={inForce} mayEdit={mayEdit} starting={starting} />}
    >
      <ProblemLine error={starting.error} />
      {versions.isError && !versions.data && (
        <ProblemNote error={versions.error} onRetry={() => void versions.refetch()} />
      )}
      {versions.isPending && (
        <Panel>
          <SkeletonLines lines={8} />
        </Panel>
      )}
      {standing && (
        <>
          <StaleNote query={versions} />
          <InWork standing={standing} mayEdit={mayEdit} />
          {inForce === undefined ? <Nothing mayEdit={mayEdit} /> : <VersionSheet version={inForce.version} />}
        </>
      )}
    </Page>
  );
}

function leadOf({ version, name, effectiveFrom, note }: VersionRow): string {
  const since = effectiveFrom === null ? '' : `，${dayText(effectiveFrom)}起生效`;
  return `第 ${version} 版「${name}」${since}${note === '' ? '' : ` · ${note}`}`;
}

interface ActionsProps {
  readonly inForce: VersionRow | undefined;
  readonly mayEdit: boolean;
  readonly starting: StartDraft;
}

function Actions({ inForce, mayEdit, starting }: ActionsProps) {
  return (
    <>
      <Link to="/programme/history" data-testid="history">
        历史
      </Link>
      {mayEdit && (
        <Link to="/programme/presets" data-testid="presets">
          从模板开始
        </Link>
      )}
      {mayEdit && inForce && (
        <Button
          type="primary"
          loading={starting.isPending}
          data-testid="change"
          onClick={() => starting.start({ version: inForce.version })}
        >
          修改方案
        </Button>
      )}
    </>
  );
}

function Nothing({ mayEdit }: { readonly mayEdit: boolean }) {
  return (
    <div className="note" data-testid="empty">
      <p className="note-title">还没有生效的方案</p>
      <p className="note-small">
        {mayEdit ? <Link to="/programme/presets">选一个模板开始</Link> : '总务发布以后，这里可以读到全部规则。'}
      </p>
    </div>
  );
}
