// What came of a care task, for those who have no list of it on their phone.
import { type AnswerOf, adminMessageEndpoints, careOutcomes, staffCareEndpoints } from '@guike/contracts/http';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useSend } from '../api/remote';
import { useMe } from '../session/session';
import { Choice } from '../ui/choice';
import { Dialog } from '../ui/dialog';
import { Field } from '../ui/field';
import { newId } from '../ui/new-id';
import { outcomeNames } from './names';

type Row = AnswerOf<typeof adminMessageEndpoints.careList>['items'][number];
type Outcome = (typeof careOutcomes)[number];

export function ReportCare({ row }: { readonly row: Row }) {
  const [isAsking, setAsking] = useState(false);
  const { roles } = staffCareEndpoints.reportCare.audience;
  const { role } = useMe();
  if (!roles.some((one) => one === role) || (role === 'manager' && row.owner === 'head_office')) return null;
  return (
    <>
      <Button size="small" data-testid={`report-${row.id}`} onClick={() => setAsking(true)}>
        记结果<span className="unseen">：{row.title}</span>
      </Button>
      {isAsking && <ReportDialog row={row} onClose={() => setAsking(false)} />}
    </>
  );
}

function ReportDialog({ row, onClose }: { readonly row: Row; readonly onClose: () => void }) {
  const [report] = useState(newId);
  const [outcome, setOutcome] = useState<Outcome>('reached');
  const [note, setNote] = useState('');
  const sending = useSend(staffCareEndpoints.reportCare, [adminMessageEndpoints.careList]);
  const input = { params: { memberId: row.memberId, id: row.id }, body: { report, outcome, note: note.trim() } };
  return (
    <Dialog
      title={row.title}
      submit="记下"
      isSending={sending.isPending}
      error={sending.error}
      testId="report-care"
      onClose={onClose}
      onSubmit={() => sending.mutate(input, { onSuccess: onClose })}
    >
      <CallLine row={row} />
      <Field label="结果" hint="三次没联系上，任务结束">
        <Choice
          id="care-outcome"
          value={outcome}
          options={careOutcomes.map((value) => ({ value, label: outcomeNames[value] }))}
          onChange={(value) => setOutcome(careOutcomes.find((one) => one === value) ?? 'reached')}
        />
      </Field>
      <Field label="备注" hint="可以不填">
        <Input id="care-note" maxLength={200} value={note} onChange={({ target }) => setNote(target.value)} />
      </Field>
    </Dialog>
  );
}

/** The number to ring; that it was read is on record. */
function CallLine({ row: { memberId, id, phoneMasked } }: { readonly row: Row }) {
  const reading = useSend(staffCareEndpoints.carePhone);
  if (reading.data)
    return (
      <p data-testid="care-phone">
        {[reading.data.name, reading.data.phone ?? '没有留电话'].filter(Boolean).join(' ')}
      </p>
    );
  return (
    <p>
      {phoneMasked ?? '未留手机号'}
      {phoneMasked !== null && (
        <Button
          type="link"
          size="small"
          loading={reading.isPending}
          onClick={() => reading.mutate({ params: { memberId, id } })}
        >
          看电话（会记录）
        </Button>
      )}
    </p>
  );
}
