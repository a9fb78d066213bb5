// 待审批: the frame of its two lists, each with an address of its own, and whether what is done is shown too.
import type { CallInput, Endpoint } from '@guike/contracts/http';
import { Checkbox } from 'antd';
import type { ReactNode } from 'react';
import { NavLink, useSearchParams } from 'react-router';
import { useRemote } from '../api/remote';
import { Page } from '../ui/page';
import { useKeyset, withValues } from '../ui/use-keyset';
import './approvals.css';

interface ApprovalPageProps {
  readonly lead: string;
  readonly children: ReactNode;
}

export function ApprovalPage({ lead, children }: ApprovalPageProps) {
  const [params, setParams] = useSearchParams();
  return (
    <Page title="待审批">
      <nav className="page-ways" aria-label="审批的种类">
        <NavLink to="/approvals/adjustments">积分调整</NavLink>
        <NavLink to="/approvals/claims">积分补登</NavLink>
      </nav>
      <div className="approval-head">
        <p className="page-lead">{lead}</p>
        <Checkbox
          data-testid="show-done"
          checked={params.get('all') === '1'}
          onChange={({ target }) => setParams((now) => withValues(now, { all: target.checked ? '1' : '' }))}
        >
          也看已处理的
        </Checkbox>
      </div>
      {children}
    </Page>
  );
}

/** One of the two lists: what waits, or all where the box is ticked; page by page. */
export function useApprovals<E extends Endpoint>(
  endpoint: E,
  inputOf: (asked: { readonly after: string | undefined; readonly all: boolean }) => CallInput<E>,
) {
  const all = useSearchParams()[0].get('all') === '1';
  const keyset = useKeyset();
  const query = useRemote(endpoint, inputOf({ after: keyset.after, all }), { keepLast: true });
  return { all, query, keyset };
}
