// The tables of the liability: the month's movement, line by line to its sum; by store; by month of expiry.
import { type AnswerOf, type adminFinanceEndpoints, movementKinds } from '@guike/contracts/http';
import { type Column, DataTable } from '../ui/data-table';
import { count, dayText, money, monthText, signed } from '../ui/format';
import { Panel } from '../ui/panel';

type Liability = AnswerOf<typeof adminFinanceEndpoints.liability>;
type Store = Liability['stores'][number];
type Expiry = Liability['expiries'][number];

interface Line {
  readonly key: string;
  readonly label: string;
  readonly points: string;
  readonly isSum: boolean;
}

const kinds: Readonly<Record<(typeof movementKinds)[number], string>> = {
  earned: '消费得分',
  reversed: '退货扣回',
  spent: '使用',
  returned: '使用后退回',
  expired: '到期',
  adjusted: '人工调整',
  forfeited: '退会清零',
  transferred: '会员合并转移',
};

const lineColumns: readonly Column<Line>[] = [
  { key: 'label', title: '项目', cell: ({ label, isSum }) => (isSum ? <strong>{label}</strong> : label) },
  {
    key: 'points',
    title: '积分',
    isNumber: true,
    cell: ({ points, isSum }) => (isSum ? <strong>{points}</strong> : points),
  },
];

export function MovementTable({ liability: { movement, day, from, unbooked } }: { readonly liability: Liability }) {
  const lines: readonly Line[] = [
    { key: 'opening', label: `${dayText(from)}开始时`, points: count(movement.opening), isSum: true },
    ...movementKinds.map((kind) => ({ key: kind, label: kinds[kind], points: signed(movement[kind]), isSum: false })),
    { key: 'closing', label: `${dayText(day)}结束时`, points: count(movement.closing), isSum: true },
  ];
  return (
    <Panel title="本月变动">
      <DataTable caption="本月变动" columns={lineColumns} rows={lines} rowKey={({ key }) => key} testId="movement" />
      <p className="quiet finance-note">结束时的积分 = 会员手里的 + 冻结的 − 欠分。</p>
      {unbooked.closing > 0 && (
        <p className="quiet finance-note" data-testid="unbooked">
          其中 {count(unbooked.closing)} 分当天已到期，明细次日起入账，这里已经减去。
        </p>
      )}
    </Panel>
  );
}

const storeColumns: readonly Column<Store>[] = [
  { key: 'name', title: '发放门店', cell: ({ name }) => name ?? '未归门店' },
  { key: 'balance', title: '会员手里', isNumber: true, cell: ({ balance }) => count(balance) },
  { key: 'held', title: '冻结', isNumber: true, cell: ({ held }) => count(held) },
];

export function StoreTable({ stores }: { readonly stores: readonly Store[] }) {
  return (
    <Panel title="按发放门店">
      {stores.length === 0 ? (
        <p className="quiet">这一天没有剩下的积分。</p>
      ) : (
        <DataTable
          caption="按发放门店"
          columns={storeColumns}
          rows={stores}
          rowKey={({ code }) => code ?? ''}
          testId="by-store"
        />
      )}
    </Panel>
  );
}

const expiryColumns: readonly Column<Expiry>[] = [
  { key: 'month', title: '到期月份', cell: ({ month }) => monthText(month) },
  { key: 'balance', title: '会员手里', isNumber: true, cell: ({ balance }) => count(balance) },
];

export function ExpiryTable({ expiries }: { readonly expiries: readonly Expiry[] }) {
  return (
    <Panel title="按到期月份">
      {expiries.length === 0 ? (
        <p className="quiet">没有将要到期的积分。</p>
      ) : (
        <DataTable
          caption="按到期月份"
          columns={expiryColumns}
          rows={expiries}
          rowKey={({ month }) => month}
          testId="by-expiry"
        />
      )}
    </Panel>
  );
}

const bearers: Readonly<Record<Liability['bornBy'], string>> = {
  earning_store: '由发放积分的门店承担',
  spending_store: '由顾客使用积分的门店承担',
  head_office: '由总部承担',
};

const elsewhereColumns: readonly Column<Liability['elsewhere'][number]>[] = [
  { key: 'gave', title: '发放门店', cell: ({ gave }) => gave },
  { key: 'used', title: '使用门店', cell: ({ used }) => used },
  { key: 'points', title: '积分', isNumber: true, cell: ({ points }) => count(points) },
  { key: 'worth', title: '折合', isNumber: true, cell: ({ worthFen }) => (worthFen === null ? '—' : money(worthFen)) },
];

export function ElsewhereTable({ liability: { elsewhere, bornBy } }: { readonly liability: Liability }) {
  return (
    <Panel title="门店往来">
      {elsewhere.length === 0 ? (
        <p className="quiet">本月没有积分在别的门店使用。</p>
      ) : (
        <DataTable
          caption="门店往来"
          columns={elsewhereColumns}
          rows={elsewhere}
          rowKey={({ gave, used }) => `${gave}→${used}`}
          testId="elsewhere"
        />
      )}
      <p className="quiet finance-note">在别的门店使用的积分，{bearers[bornBy]}（见会员方案）。</p>
    </Panel>
  );
}
