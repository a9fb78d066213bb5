// One version as it was written, read from the server.
import { adminProgrammeEndpoints } from '@guike/contracts/http';
import { useRemote } from '../../api/remote';
import { Panel } from '../../ui/panel';
import { ProblemNote, StaleNote } from '../../ui/problem';
import { SkeletonLines } from '../../ui/skeleton';
import { ProgrammeSheet } from './programme-sheet';

export function VersionSheet({ version }: { readonly version: number }) {
  const remote = useRemote(adminProgrammeEndpoints.programmeVersion, { params: { version } });
  if (remote.data) {
    return (
      <>
        <StaleNote query={remote} />
        <ProgrammeSheet body={remote.data.body} />
      </>
    );
  }
  if (remote.isError) return <ProblemNote error={remote.error} onRetry={() => void remote.refetch()} />;
  return (
    <Panel>
      <SkeletonLines lines={8} />
    </Panel>
  );
}
