// 权益: the frame of its lists, each with an address of its own, and the store they are of.
import { staffBenefitEndpoints } from '@guike/contracts/http';
import type { ReactNode } from 'react';
import { NavLink, useSearchParams } from 'react-router';
import { may, useMe } from '../session/session';
import { StoreChoice } from '../stores/store-choice';
import { Page } from '../ui/page';
import { withValues } from '../ui/use-keyset';
import './benefits.css';

interface BenefitsPageProps {
  readonly lead: string;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

export function BenefitsPage({ lead, actions, children }: BenefitsPageProps) {
  const mayReadDebts = may(useMe(), staffBenefitEndpoints.undelivered);
  return (
    <Page title="权益" actions={actions}>
      <nav className="page-ways" aria-label="权益的各项">
        <NavLink to="/benefits/overview">一览</NavLink>
        {mayReadDebts && <NavLink to="/benefits/undelivered">欠着的</NavLink>}
        <NavLink to="/benefits/bookings">预约</NavLink>
        <NavLink to="/benefits/plans">预约时间</NavLink>
        <NavLink to="/benefits/loans">借用</NavLink>
        <NavLink to="/benefits/coupons">优惠券</NavLink>
        <NavLink to="/benefits/grants">惊喜赠送</NavLink>
        <NavLink to="/benefits/partners">合作商家</NavLink>
      </nav>
      <p className="page-lead">{lead}</p>
      {children}
    </Page>
  );
}

/** The store in the address. */
export const useStore = (): string | undefined => useSearchParams()[0].get('store') ?? undefined;

/** Those of a store have nothing to choose. */
export function StoreFilter() {
  const [params, setParams] = useSearchParams();
  return (
    <StoreChoice
      value={params.get('store') ?? ''}
      onChange={(store) => setParams((now) => withValues(now, { store }))}
    />
  );
}
