// What those who reported a look said; who they are, nobody is told.
import { adminLookEndpoints } from '@guike/contracts/http';
import { useRemote } from '../api/remote';
import { timeText } from '../ui/format';
import { ProblemLine } from '../ui/problem';
import { SkeletonLines } from '../ui/skeleton';
import { reportNames } from './words';

export function Reports({ lookId }: { readonly lookId: string }) {
  const query = useRemote(adminLookEndpoints.look, { params: { id: lookId } });
  if (query.isError) return <ProblemLine error={query.error} />;
  if (query.data === undefined) return <SkeletonLines lines={2} />;
  const open = query.data.reported.filter(({ settledAt }) => settledAt === null);
  return (
    <ul className="look-reports" data-testid={`reports-${lookId}`} aria-label="举报">
      {open.map(({ reason, note, at }) => (
        <li key={`${at} ${reason} ${note}`}>
          <strong>{reportNames[reason]}</strong>
          {note !== '' && `：${note}`}
          <span className="under">{timeText(at)}</span>
        </li>
      ))}
    </ul>
  );
}
