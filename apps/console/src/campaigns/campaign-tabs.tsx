// 营销: the frame of its lists, each with an address of its own.
import type { ReactNode } from 'react';
import { NavLink } from 'react-router';
import { Page } from '../ui/page';
import './campaigns.css';

interface CampaignTabsProps {
  readonly lead: string;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

export function CampaignTabs({ lead, actions, children }: CampaignTabsProps) {
  return (
    <Page title="营销" actions={actions}>
      <nav className="page-ways" aria-label="营销的各页">
        <NavLink to="/campaigns" end>
          活动
        </NavLink>
        <NavLink to="/campaigns/segments">人群</NavLink>
      </nav>
      <p className="page-lead">{lead}</p>
      {children}
    </Page>
  );
}

/** What something stands at, in a word. */
export function Mark({ isOn, children }: { readonly isOn: boolean; readonly children: ReactNode }) {
  return <span className={isOn ? 'state-mark is-on' : 'state-mark'}>{children}</span>;
}
