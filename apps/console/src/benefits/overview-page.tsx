// 一览: the benefits of the programme, who has each, and how it was used this month.
import { type AnswerOf, adminBenefitEndpoints } from '@guike/contracts/http';
import { Link } from 'react-router';
import { useRemote } from '../api/remote';
import type { Column } from '../ui/data-table';
import { Empty } from '../ui/empty';
import { count } from '../ui/format';
import { Listing } from '../ui/listing';
import { BenefitsPage, StoreFilter, useStore } from './benefits-page';
import { deliveryNames } from './words';

type Row = AnswerOf<typeof adminBenefitEndpoints.benefits>['items'][number];

const figure = (value: number) => (value === 0 ? <span className="quiet">0</span> : count(value));

const columns: readonly Column<Row>[] = [
  { key: 'name', title: '权益', cell: ({ name, who }) => <Named name={name} under={who} /> },
  { key: 'delivery', title: '怎么给', cell: ({ delivery }) => deliveryNames[delivery] },
  { key: 'asked', title: '本月约定', isNumber: true, cell: ({ asked }) => figure(asked) },
  { key: 'delivered', title: '已给', isNumber: true, cell: ({ delivered }) => figure(delivered) },
  { key: 'confirmed', title: '会员确认', isNumber: true, cell: ({ confirmed }) => figure(confirmed) },
  { key: 'open', title: '还没给', isNumber: true, cell: ({ open }) => figure(open) },
  { key: 'missed', title: '门店没做到', isNumber: true, cell: ({ missed }) => figure(missed) },
];

export function OverviewPage() {
  const store = useStore();
  const query = useRemote(adminBenefitEndpoints.benefits, { query: { store } }, { keepLast: true });
  return (
    <BenefitsPage lead="方案里的全部权益，和本月用了多少。答应了没给的在「欠着的」里。">
      <div className="benefit-filters" role="group" aria-label="筛选">
        <StoreFilter />
      </div>
      <Listing
        caption="权益一览"
        query={query}
        rowsOf={({ items }) => items}
        columns={columns}
        rowKey={({ code }) => code}
        empty={
          <Empty title="方案里还没有权益">
            在<Link to="/programme">会员方案</Link>里加上，会员就能选用。
          </Empty>
        }
        testId="benefits"
      />
    </BenefitsPage>
  );
}

function Named({ name, under }: { readonly name: string; readonly under: string }) {
  return (
    <>
      {name}
      <span className="under">{under}</span>
    </>
  );
}
