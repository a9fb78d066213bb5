// 优惠券: every coupon with what became of it, and above the list what they came to by name.
import { type AnswerOf, adminBenefitEndpoints, couponShelves } from '@guike/contracts/http';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { useRemote, useSend } from '../api/remote';
import { may, useMe } from '../session/session';
import { Choice } from '../ui/choice';
import { type Column, DataTable } from '../ui/data-table';
import { Dialog } from '../ui/dialog';
import { Empty } from '../ui/empty';
import { Field } from '../ui/field';
import { count, dayText, money, percent, roundMoney, timeText } from '../ui/format';
import { Listing } from '../ui/listing';
import { Panel } from '../ui/panel';
import { Person } from '../ui/person';
import { useFieldErrors } from '../ui/use-field-errors';
import { useKeyset, withValues } from '../ui/use-keyset';
import { BenefitsPage } from './benefits-page';
import { standingNames } from './words';

type Row = AnswerOf<typeof adminBenefitEndpoints.coupons>['items'][number];
type Tally = AnswerOf<typeof adminBenefitEndpoints.couponTally>['items'][number];

const shelfNames = { open: '未用', used: '已用', ended: '过期或收回' } as const;

const columns: readonly Column<Row>[] = [
  { key: 'member', title: '会员', cell: (row) => <Person row={row} /> },
  {
    key: 'coupon',
    title: '券',
    cell: ({ name, value }) => (
      <>
        {name}
        <span className="under">{value}</span>
      </>
    ),
  },
  { key: 'until', title: '有效至', cell: ({ validThrough }) => dayText(validThrough) },
  { key: 'state', title: '结果', cell: (row) => <Outcome row={row} /> },
  { key: 'worth', title: '抵了', isNumber: true, cell: ({ worthFen }) => (worthFen === null ? '–' : money(worthFen)) },
];

const tallied: readonly Column<Tally>[] = [
  { key: 'name', title: '券', cell: ({ name }) => name },
  { key: 'issued', title: '发出', isNumber: true, cell: ({ issued }) => count(issued) },
  {
    key: 'used',
    title: '已用',
    isNumber: true,
    cell: ({ used, issued }) => (
      <>
        {count(used)}
        <span className="under">{percent(used, issued)}%</span>
      </>
    ),
  },
  { key: 'ended', title: '过期或收回', isNumber: true, cell: ({ ended }) => count(ended) },
  { key: 'worth', title: '共抵', isNumber: true, cell: ({ worthFen }) => roundMoney(worthFen) },
];

export function CouponsPage() {
  const [params, setParams] = useSearchParams();
  const keyset = useKeyset();
  const shelf = couponShelves.find((one) => one === params.get('shelf'));
  const query = useRemote(adminBenefitEndpoints.coupons, { query: { shelf, after: keyset.after } }, { keepLast: true });
  return (
    <BenefitsPage lead="会员手里的券。收银机或导购核销一次就用掉；整单退货会自动退还给会员。">
      <CouponTally />
      <div className="benefit-filters" role="group" aria-label="筛选">
        <Choice
          id="filter-shelf"
          label="状态"
          value={shelf ?? ''}
          options={[
            { value: '', label: '全部' },
            ...couponShelves.map((one) => ({ value: one, label: shelfNames[one] })),
          ]}
          onChange={(chosen) => setParams((now) => withValues(now, { shelf: chosen }))}
        />
      </div>
      <Listing
        caption="优惠券"
        query={query}
        rowsOf={({ items }) => items}
        columns={columns}
        rowKey={({ id }) => id}
        keyset={keyset}
        empty={<Empty title="还没有发过券">生日、营销和惊喜赠送发出的券都列在这里。</Empty>}
        testId="coupons"
      />
    </BenefitsPage>
  );
}

function CouponTally() {
  const { data } = useRemote(adminBenefitEndpoints.couponTally, {});
  if (!data || data.items.length === 0) return null;
  return (
    <Panel title="近 12 个月" testId="coupon-tally">
      <DataTable caption="各种券的结果" columns={tallied} rows={data.items} rowKey={({ name }) => name} />
    </Panel>
  );
}

function Outcome({ row }: { readonly row: Row }) {
  const { voidCoupon } = adminBenefitEndpoints;
  const mayVoid = may(useMe(), voidCoupon);
  const [isAsking, setAsking] = useState(false);
  const { standing, usedAt, usedIn, receiptNumber, voidReason } = row;
  const under = usedAt === null ? voidReason : [timeText(usedAt), usedIn, receiptNumber].filter(Boolean).join(' · ');
  return (
    <>
      {standingNames[standing]}
      {under !== null && <span className="under">{under}</span>}
      {mayVoid && (standing === 'usable' || standing === 'early') && (
        <Button size="small" className="coupon-void" data-testid={`void-${row.id}`} onClick={() => setAsking(true)}>
          收回
        </Button>
      )}
      {isAsking && <VoidDialog row={row} onClose={() => setAsking(false)} />}
    </>
  );
}

function VoidDialog({ row, onClose }: { readonly row: Row; readonly onClose: () => void }) {
  const { voidCoupon, coupons, couponTally } = adminBenefitEndpoints;
  const [reason, setReason] = useState('');
  const sending = useSend(voidCoupon, [coupons, couponTally]);
  const { errors, check, rest } = useFieldErrors(voidCoupon, sending.error);
  const body = { reason: reason.trim() };
  return (
    <Dialog
      title={`收回这张${row.name}？`}
      submit="收回"
      isSending={sending.isPending}
      error={rest}
      testId="void-form"
      onClose={onClose}
      onSubmit={() => {
        if (check(body))
          sending.mutate({ params: { memberId: row.memberId, id: row.id }, body }, { onSuccess: onClose });
      }}
    >
      <p>收回后会员不能再用，也不能恢复。</p>
      <Field label="原因" error={errors['reason']}>
        <Input id="void-reason" maxLength={200} value={reason} onChange={({ target }) => setReason(target.value)} />
      </Field>
    </Dialog>
  );
}
