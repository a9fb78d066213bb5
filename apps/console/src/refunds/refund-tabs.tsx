// The two lists of refunds that need a person.
import type { ReactNode } from 'react';
import { NavLink } from 'react-router';
import { Page } from '../ui/page';
import './refunds.css';

interface RefundPageProps {
  readonly lead: string;
  readonly children: ReactNode;
}

export function RefundPage({ lead, children }: RefundPageProps) {
  return (
    <Page title="退货">
      <nav className="ways" aria-label="退货的种类">
        <NavLink to="/refunds/parked">在等原消费</NavLink>
        <NavLink to="/refunds/unmatched">没找到原消费</NavLink>
      </nav>
      <p className="page-lead">{lead}</p>
      {children}
    </Page>
  );
}
