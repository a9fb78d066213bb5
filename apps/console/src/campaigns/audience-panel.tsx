// How many members a rule holds today, in words, with some of them masked; asked anew when the typing has settled.
import { type SegmentRule, segmentEndpoints } from '@guike/contracts/http';
import { useRemote } from '../api/remote';
import { useSettled } from '../rewards/use-settled';
import { count } from '../ui/format';
import { Panel } from '../ui/panel';
import { ProblemLine } from '../ui/problem';
import { SkeletonLines } from '../ui/skeleton';
import { everybody, isComplete } from './rule';

const SETTLED_MS = 400;

export function AudiencePanel({ rule }: { readonly rule: SegmentRule }) {
  const settled = useSettled(rule, SETTLED_MS);
  const isAsked = isComplete(settled);
  const preview = useRemote(
    segmentEndpoints.previewSegment,
    { body: { rule: isAsked ? settled : everybody } },
    { enabled: isAsked, keepLast: true },
  );
  return (
    <Panel title="今天有多少人" testId="audience">
      {!isComplete(rule) ? (
        <p className="quiet">有条件还没选完。</p>
      ) : preview.data === undefined ? (
        preview.isError ? (
          <ProblemLine error={preview.error} />
        ) : (
          <SkeletonLines lines={3} />
        )
      ) : (
        <>
          <p className="audience-count" aria-busy={preview.isPlaceholderData}>
            <strong>{count(preview.data.reachable)}</strong> 人
          </p>
          <p className="quiet">
            {preview.data.words}
            {preview.data.members > preview.data.reachable &&
              `。另有 ${count(preview.data.members - preview.data.reachable)} 人不接收推荐，不会发`}
          </p>
          {preview.data.sample.length > 0 && (
            <ul className="audience-sample" aria-label="其中几位">
              {preview.data.sample.map(({ memberId, nameMasked, phoneMasked, tierName }) => (
                <li key={memberId}>
                  <span>{nameMasked ?? '未留姓名'}</span>
                  <span className="quiet">{phoneMasked ?? '–'}</span>
                  <span className="quiet">{tierName ?? ''}</span>
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </Panel>
  );
}
