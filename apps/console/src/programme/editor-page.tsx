// Changing a draft: its parts one at a time, kept while it is written, checked while it is typed.
import { adminProgrammeEndpoints } from '@guike/contracts/http';
import { checkProgramme } from '@guike/programme/text';
import { useMemo, useState } from 'react';
import { Navigate, useParams } from 'react-router';
import { useRemote } from '../api/remote';
import { Page } from '../ui/page';
import { Panel } from '../ui/panel';
import { ProblemNote } from '../ui/problem';
import { SkeletonLines } from '../ui/skeleton';
import type { Version } from './draft/saving';
import { Editor } from './editor';
import './programme.css';

const back = { to: '/programme', label: '会员方案' };

export function EditorPage() {
  const { version = '' } = useParams();
  const remote = useRemote(adminProgrammeEndpoints.programmeVersion, { params: { version: Number(version) } });
  if (remote.data) return <Opened key={version} version={remote.data} />;
  return (
    <Page title="修改方案" back={back}>
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

function Opened({ version }: { readonly version: Version }) {
  // Published from here it is no draft any more, and the editor is left by itself.
  const [isDraft] = useState(version.state === 'draft');
  // As it would be in force, with what an older text left to the defaults; a draft in the making stays as it is.
  const first = useMemo(() => checkProgramme(version.body).programme ?? version.body, [version.body]);
  if (!isDraft) return <Navigate to={`/programme/versions/${version.version}`} replace />;
  return <Editor version={version} first={first} />;
}
