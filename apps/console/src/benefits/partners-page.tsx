// 合作商家: who gives our members something, with their verify code shown once, and how often each was used.
import { adminBenefitEndpoints } from '@guike/contracts/http';
import { Button } from 'antd';
import { useState } from 'react';
import { useRemote } from '../api/remote';
import { may, useMe } from '../session/session';
import { type Column, DataTable } from '../ui/data-table';
import { Empty } from '../ui/empty';
import { count } from '../ui/format';
import { ProblemNote, StaleNote } from '../ui/problem';
import { BenefitsPage } from './benefits-page';
import { CodeShown, PartnerDialog, RenewDialog } from './partner-dialogs';
import type { Partner } from './rows';

type Open = { readonly kind: 'new' } | { readonly kind: 'change' | 'renew'; readonly partner: Partner };

const columns = (open: ((what: Open) => void) | null): readonly Column<Partner>[] => [
  {
    key: 'name',
    title: '商家',
    cell: ({ name, address }) => (
      <>
        {name}
        <span className="under">{address}</span>
      </>
    ),
  },
  {
    key: 'offer',
    title: '礼遇',
    cell: ({ offer, benefitName }) => (
      <>
        {offer}
        <span className="under">{benefitName}</span>
      </>
    ),
  },
  { key: 'uses', title: '本月使用', isNumber: true, cell: ({ uses }) => count(uses) },
  { key: 'state', title: '状态', cell: ({ active }) => (active ? '合作中' : <span className="quiet">已停止</span>) },
  ...(open
    ? [
        {
          key: 'acts',
          title: '设置',
          cell: (partner: Partner) => (
            <span className="benefit-acts">
              <Button
                size="small"
                data-testid={`change-${partner.id}`}
                onClick={() => open({ kind: 'change', partner })}
              >
                修改
              </Button>
              <Button size="small" data-testid={`renew-${partner.id}`} onClick={() => open({ kind: 'renew', partner })}>
                换核验码
              </Button>
            </span>
          ),
        },
      ]
    : []),
];

export function PartnersPage() {
  const mayKeep = may(useMe(), adminBenefitEndpoints.addPartner);
  const [open, setOpen] = useState<Open | null>(null);
  const [code, setCode] = useState<{ readonly name: string; readonly code: string } | null>(null);
  const query = useRemote(adminBenefitEndpoints.partners, {});
  const close = () => setOpen(null);
  const add = (
    <Button type="primary" data-testid="new-partner" onClick={() => setOpen({ kind: 'new' })}>
      添加商家
    </Button>
  );
  return (
    <BenefitsPage
      lead={`会员在合作商家出示权益码，商家打开 ${window.location.origin}/partner，输入权益码和自己的核验码，就记下一次。`}
      actions={mayKeep && add}
    >
      {query.isError && query.data === undefined ? (
        <ProblemNote error={query.error} onRetry={() => void query.refetch()} />
      ) : query.data?.items.length === 0 ? (
        <Empty title="还没有合作商家">{mayKeep ? '从右上角添加第一家。' : null}</Empty>
      ) : (
        <>
          <StaleNote query={query} />
          <DataTable
            caption="合作商家"
            columns={columns(mayKeep ? setOpen : null)}
            rows={query.data?.items}
            rowKey={({ id }) => id}
            testId="partners"
          />
        </>
      )}
      {open?.kind === 'renew' && <RenewDialog partner={open.partner} onClose={close} onCode={setCode} />}
      {open !== null && open.kind !== 'renew' && (
        <PartnerDialog partner={open.kind === 'new' ? null : open.partner} onClose={close} onCode={setCode} />
      )}
      {code !== null && <CodeShown {...code} onClose={() => setCode(null)} />}
    </BenefitsPage>
  );
}
