// One version to read: what it is, what it changed, all its rules, and the way back to it.
import { adminProgrammeEndpoints } from '@guike/contracts/http';
import { Button } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useRemote } from '../api/remote';
import { may, useMe } from '../session/session';
import { dayText } from '../ui/format';
import { Page } from '../ui/page';
import { Panel } from '../ui/panel';
import { ProblemLine, ProblemNote } from '../ui/problem';
import { SkeletonLines } from '../ui/skeleton';
import { Differences } from './differences';
import { Discard } from './discard';
import type { Version } from './draft/saving';
import { PreviewPanel } from './preview-panel';
import './programme.css';
import { ProgrammeSheet } from './read/programme-sheet';
import { RollBack } from './roll-back';
import { useStartDraft } from './start-draft';
import { isAhead, standingOf, stateName, useVersions } from './versions';

const back = { to: '/programme/history', label: '方案历史' };

export function VersionPage() {
  const version = Number(useParams()['version']);
  const remote = useRemote(adminProgrammeEndpoints.programmeVersion, { params: { version } });
  if (remote.data) return <Read version={remote.data} />;
  return (
    <Page title={`第 ${version} 版`} back={back}>
      {remote.isError ? (
        <ProblemNote error={remote.error} onRetry={() => void remote.refetch()} />
      ) : (
        <Panel>
          <SkeletonLines lines={8} />
        </Panel>
      )}
    </Page>
  );
}

function Read({ version }: { readonly version: Version }) {
  const versions = useVersions();
  const { inForce } = standingOf(versions.data?.items ?? []);
  const when = version.effectiveFrom === null ? '' : ` · ${dayText(version.effectiveFrom)}起`;
  const [isTrying, setTrying] = useState(false);
  const mayTry = may(useMe(), adminProgrammeEndpoints.previewProgramme) && !version.inForce;
  return (
    <Page
      title={`第 ${version.version} 版「${version.name}」`}
      lead={`${stateName(version, inForce)}${when}${version.note === '' ? '' : ` · ${version.note}`}`}
      back={back}
      actions={
        <>
          {mayTry && version.issues.length === 0 && !isTrying && (
            <Button onClick={() => setTrying(true)} data-testid="try">
              试算
            </Button>
          )}
          <VersionActions version={version} isWaiting={isAhead(version, inForce)} />
        </>
      }
    >
      {isTrying && <PreviewPanel body={version.body} isReady />}
      {version.version > 1 && (
        <Panel title={version.inForce ? '与上一版相比' : '与现在的方案相比'}>
          <Differences version={version.version} from={version.inForce ? undefined : inForce?.version} />
        </Panel>
      )}
      <ProgrammeSheet body={version.body} />
    </Page>
  );
}

interface VersionActionsProps {
  readonly version: Version;
  readonly isWaiting: boolean;
}

function VersionActions({ version, isWaiting }: VersionActionsProps) {
  const mayEdit = may(useMe(), adminProgrammeEndpoints.draftProgramme);
  const starting = useStartDraft();
  const [open, setOpen] = useState<'back' | 'withdraw' | null>(null);
  const close = () => setOpen(null);
  if (!mayEdit) return null;
  const { version: number, state, inForce, revision } = version;
  return (
    <>
      <ProblemLine error={starting.error} />
      {state === 'draft' ? (
        <Link to={`/programme/drafts/${number}`}>继续修改</Link>
      ) : (
        <Button loading={starting.isPending} onClick={() => starting.start({ version: number })} data-testid="copy">
          以它起草
        </Button>
      )}
      {isWaiting && (
        <Button onClick={() => setOpen('withdraw')} data-testid="withdraw">
          撤回
        </Button>
      )}
      {state === 'published' && !inForce && !isWaiting && (
        <Button type="primary" onClick={() => setOpen('back')} data-testid="roll-back">
          回到这一版
        </Button>
      )}
      {open === 'withdraw' && <Discard version={version} revision={revision} onClose={close} />}
      {open === 'back' && <RollBack version={number} onClose={close} />}
    </>
  );
}
