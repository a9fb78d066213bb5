// What differs between two versions, in sentences: what came stands with a plus, what went with a minus.
import { adminProgrammeEndpoints } from '@guike/contracts/http';
import { useRemote } from '../api/remote';
import { ProblemNote } from '../ui/problem';
import { SkeletonLines } from '../ui/skeleton';

interface DifferencesProps {
  readonly version: number;
  /** The one it is held against; the one before where there is none. */
  readonly from: number | undefined;
}

export function Differences({ version, from }: DifferencesProps) {
  const query = from === undefined ? {} : { from };
  const remote = useRemote(adminProgrammeEndpoints.programmeDifferences, { params: { version }, query });
  if (remote.isError) return <ProblemNote error={remote.error} onRetry={() => void remote.refetch()} />;
  if (!remote.data) return <SkeletonLines lines={4} />;
  const { sections } = remote.data;
  if (sections.length === 0) return <p className="quiet">两版的规则一样。</p>;
  return (
    <div className="differences" data-testid="differences">
      {sections.map(({ section, removed, added }) => (
        <section key={section} aria-label={section}>
          <h3>{section}</h3>
          <ul>
            {removed.map((sentence) => (
              <Change key={`-${sentence}`} sign="−" word="去掉" sentence={sentence} className="is-removed" />
            ))}
            {added.map((sentence) => (
              <Change key={`+${sentence}`} sign="+" word="新增" sentence={sentence} className="is-added" />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

interface ChangeProps {
  readonly sign: string;
  /** The sign as it is heard. */
  readonly word: string;
  readonly sentence: string;
  readonly className: string;
}

function Change({ sign, word, sentence, className }: ChangeProps) {
  return (
    <li className={className}>
      <span className="difference-sign" aria-hidden>
        {sign}
      </span>
      <span className="unseen">{word}：</span>
      {sentence}
    </li>
  );
}
