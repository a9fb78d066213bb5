// 欠着的: what a store promised and has not handed over by its day; a manager decides what becomes of one.
import { type AnswerOf, staffBenefitEndpoints } from '@guike/contracts/http';
import { Button, Input, Radio } from 'antd';
import { useState } from 'react';
import { useRemote, useSend } from '../api/remote';
import { may, useMe } from '../session/session';
import type { Column } from '../ui/data-table';
import { Dialog } from '../ui/dialog';
import { Empty } from '../ui/empty';
import { Field } from '../ui/field';
import { dayText } from '../ui/format';
import { Listing } from '../ui/listing';
import { useFieldErrors } from '../ui/use-field-errors';
import { useKeyset } from '../ui/use-keyset';
import { BenefitsPage, StoreFilter, useStore } from './benefits-page';

type Row = AnswerOf<typeof staffBenefitEndpoints.undelivered>['uses'][number];

const columns: readonly Column<Row>[] = [
  { key: 'member', title: '会员', cell: ({ nameMasked }) => nameMasked ?? '未留姓名' },
  { key: 'name', title: '权益', cell: ({ name }) => name },
  { key: 'store', title: '门店', cell: ({ storeName }) => storeName ?? '未定' },
  {
    key: 'due',
    title: '应在',
    cell: ({ dueOn, overdueDays, sentence }) => (
      <>
        {dayText(dueOn)}
        <span className={overdueDays > 0 ? 'under benefit-late' : 'under'}>{sentence}</span>
      </>
    ),
  },
  { key: 'act', title: '处理', cell: (row) => <Decide row={row} /> },
];

export function DebtsPage() {
  const keyset = useKeyset();
  const store = useStore();
  const query = useRemote(
    staffBenefitEndpoints.undelivered,
    { query: { store, after: keyset.after, limit: 50 } },
    { keepLast: true },
  );
  return (
    <BenefitsPage lead="答应了会员、到期没有给的，就是门店欠的一次。给了会员后从接待里记上；给不了，由店长写明原因。">
      <div className="benefit-filters" role="group" aria-label="筛选">
        <StoreFilter />
      </div>
      <Listing
        caption="欠着的权益"
        query={query}
        rowsOf={({ uses }) => uses}
        columns={columns}
        rowKey={({ id }) => id}
        keyset={keyset}
        empty={<Empty title="没有欠着的权益">到期没给的会列在这里。</Empty>}
        testId="debts"
      />
    </BenefitsPage>
  );
}

function Decide({ row }: { readonly row: Row }) {
  const { miss, undelivered } = staffBenefitEndpoints;
  const mayMiss = may(useMe(), miss);
  const [isAsking, setAsking] = useState(false);
  const [missedBy, setMissedBy] = useState<'store' | 'member'>('store');
  const [reason, setReason] = useState('');
  const sending = useSend(miss, [undelivered]);
  const { errors, check, rest } = useFieldErrors(miss, sending.error);
  if (!mayMiss) return <span className="quiet">–</span>;
  const body = { missedBy, reason: reason.trim() };
  const close = () => {
    setAsking(false);
    sending.reset();
  };
  return (
    <>
      <Button size="small" data-testid={`miss-${row.id}`} onClick={() => setAsking(true)}>
        不再给<span className="unseen">{row.name}</span>
      </Button>
      {isAsking && (
        <Dialog
          title={`${row.name}不再给了？`}
          submit="记下"
          isSending={sending.isPending}
          error={rest}
          testId="miss-form"
          onClose={close}
          onSubmit={() => {
            if (check(body))
              sending.mutate({ params: { memberId: row.memberId, id: row.id }, body }, { onSuccess: close });
          }}
        >
          <Radio.Group value={missedBy} onChange={({ target }) => setMissedBy(target.value as 'store' | 'member')}>
            <Radio value="store">门店没做到，次数还给会员</Radio>
            <Radio value="member">会员没有来</Radio>
          </Radio.Group>
          <Field label="原因" hint="会员看得到" error={errors['reason']}>
            <Input id="miss-reason" maxLength={200} value={reason} onChange={({ target }) => setReason(target.value)} />
          </Field>
        </Dialog>
      )}
    </>
  );
}
