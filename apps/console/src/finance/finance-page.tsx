// 财务: the frame of its two pages, each with an address of its own.
import type { ReactNode } from 'react';
import { NavLink } from 'react-router';
import { Page } from '../ui/page';
import './finance.css';

interface FinancePageProps {
  readonly title: string;
  readonly lead?: string | undefined;
  readonly children: ReactNode;
}

export function FinancePage({ title, lead, children }: FinancePageProps) {
  return (
    <Page title={title}>
      <nav className="page-ways" aria-label="财务的各页">
        <NavLink to="/liability" end>
          积分负债
        </NavLink>
        <NavLink to="/liability/fees">会员费</NavLink>
      </nav>
      {lead !== undefined && <p className="page-lead">{lead}</p>}
      {children}
    </Page>
  );
}
