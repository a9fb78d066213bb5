// What a draft would change: tiers now and then, who would move, and the points of the last year.
import { adminProgrammeEndpoints } from '@guike/contracts/http';
import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { useSend } from '../api/remote';
import { count, dayText } from '../ui/format';
import { ProblemNote } from '../ui/problem';
import { SkeletonLines } from '../ui/skeleton';
import type { Body } from './draft/body';
import type { Preview } from './preview';
import { PreviewPoints } from './preview-points';
import { PreviewTiers } from './preview-tiers';

interface PreviewPanelProps {
  readonly body: Body;
  readonly isReady: boolean;
}

export function PreviewPanel({ body, isReady }: PreviewPanelProps) {
  const { mutate, data, error, isPending, isError, variables } = useSend(adminProgrammeEndpoints.previewProgramme);
  const asked = useRef(false);
  useEffect(() => {
    if (asked.current || !isReady) return;
    asked.current = true;
    mutate({ body: { body } });
  }, [isReady, mutate, body]);
  if (!isReady) {
    return (
      <div className="note" data-testid="preview-waits">
        <p className="note-title">先改好标出的地方，再试算</p>
      </div>
    );
  }
  if (isError) return <ProblemNote error={error} onRetry={() => mutate({ body: { body } })} />;
  if (isPending || data === undefined) {
    return (
      <div className="panel" data-testid="preview-busy">
        <p className="quiet">正在按新规则把所有会员算一遍，通常几秒钟。什么都不会改。</p>
        <SkeletonLines lines={6} />
      </div>
    );
  }
  const isOld = variables?.body.body !== body;
  return <Shown preview={data} isOld={isOld} onAgain={() => mutate({ body: { body } })} />;
}

interface ShownProps {
  readonly preview: Preview;
  /** The draft has been changed since. */
  readonly isOld: boolean;
  readonly onAgain: () => void;
}

function Shown({ preview, isOld, onAgain }: ShownProps) {
  const { members, asOf, notes } = preview;
  return (
    <div className="preview" data-testid="preview">
      <div className="preview-head">
        <p className="quiet">
          {dayText(asOf)}，{count(members)} 位会员。只是试算，什么都没有改。
          {isOld && <strong> 方案又改过了。</strong>}
        </p>
        <Button onClick={onAgain} type={isOld ? 'primary' : 'default'} data-testid="preview-again">
          重新试算
        </Button>
      </div>
      <PreviewTiers preview={preview} />
      <PreviewPoints points={preview.points} />
      {notes.length > 0 && (
        <ul className="quiet preview-notes" aria-label="试算没有算进去的">
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
