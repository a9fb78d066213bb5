// 等级: the frame of its pages, each with an address of its own.
import type { ReactNode } from 'react';
import { NavLink } from 'react-router';
import { Page } from '../ui/page';
import './tiers.css';

interface TierPageProps {
  readonly lead?: string;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

export function TierPage({ lead, actions, children }: TierPageProps) {
  return (
    <Page title="等级" actions={actions}>
      <nav className="page-ways" aria-label="等级的各页">
        <NavLink to="/tiers" end>
          概况
        </NavLink>
        <NavLink to="/tiers/protections">保级名单</NavLink>
        <NavLink to="/tiers/approvals">等级审批</NavLink>
        <NavLink to="/tiers/reviews">评估</NavLink>
      </nav>
      {lead !== undefined && <p className="page-lead">{lead}</p>}
      {children}
    </Page>
  );
}
