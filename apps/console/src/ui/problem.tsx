// What is shown in place of something that could not be had: what happened, and a way on.
import type { UseQueryResult } from '@tanstack/react-query';
import { Button } from 'antd';
import { problemOf, sentenceOf } from '../api/refused';
import { minuteOf } from './format';

/** What was asked for stands in the address: nobody filled in a field. */
const WRONG_ADDRESS = '这个地址有误，请从菜单重新进入';

interface ProblemNoteProps {
  readonly error: unknown;
  readonly onRetry?: () => void;
}

export function ProblemNote({ error, onRetry }: ProblemNoteProps) {
  const { code, requestId } = problemOf(error);
  return (
    <div className="note" role="alert" data-testid="problem" data-code={code}>
      <p className="note-title">{code === 'INPUT_INVALID' ? WRONG_ADDRESS : sentenceOf(error)}</p>
      {requestId !== '' && <p className="note-small">请求编号 {requestId}</p>}
      {code === 'OUTDATED' ? (
        <Button onClick={() => window.location.reload()}>刷新页面</Button>
      ) : (
        onRetry && (
          <Button data-testid="retry" onClick={onRetry}>
            重试
          </Button>
        )
      )}
    </div>
  );
}

/** The same within a form, in one line. */
export function ProblemLine({ error }: { readonly error: unknown }) {
  if (error === null || error === undefined) return null;
  return (
    <p className="problem-line" role="alert" data-testid="form-problem">
      {sentenceOf(error)}
    </p>
  );
}

type StaleNoteProps = { readonly query: Pick<UseQueryResult, 'isRefetchError' | 'dataUpdatedAt' | 'refetch'> };

/** Above something that was read before and could not be read again: from when it is. */
export function StaleNote({ query }: StaleNoteProps) {
  if (!query.isRefetchError) return null;
  return (
    <p className="stale" role="status" data-testid="stale">
      没有刷新成功，这是 {minuteOf(new Date(query.dataUpdatedAt))} 读到的
      <Button type="link" size="small" onClick={() => void query.refetch()}>
        重试
      </Button>
    </p>
  );
}
