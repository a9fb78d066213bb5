// What can be done with a booking: those of the store carry it on, and the store may have to cancel it.
import { type AnswerOf, adminBookingEndpoints, staffBookingEndpoints } from '@guike/contracts/http';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { sentenceOf } from '../api/refused';
import { useSend } from '../api/remote';
import { may, useMe } from '../session/session';
import { Dialog } from '../ui/dialog';
import { Field } from '../ui/field';
import { useFieldErrors } from '../ui/use-field-errors';

type Row = AnswerOf<typeof adminBookingEndpoints.bookings>['items'][number];
type To = 'prepared' | 'delivered' | 'missed';

const { bookings, bookingDays, cancelStoreBooking } = adminBookingEndpoints;

export function BookingActs({ row }: { readonly row: Row }) {
  const me = useMe();
  const { stepBooking } = staffBookingEndpoints;
  const stepping = useSend(stepBooking, [bookings]);
  const [isCancelling, setCancelling] = useState(false);
  if (!row.open) return <span className="quiet">–</span>;
  const step = (to: To, label: string) => (
    <Button
      size="small"
      data-testid={`${to}-${row.id}`}
      loading={stepping.isPending && stepping.variables.body.to === to}
      onClick={() => stepping.mutate({ params: { memberId: row.memberId, id: row.id }, body: { to } })}
    >
      {label}
    </Button>
  );
  return (
    <>
      <span className="benefit-acts">
        {may(me, stepBooking) && (
          <>
            {row.state === 'booked' && step('prepared', '已备好')}
            {step('delivered', '完成')}
            {step('missed', '没有来')}
          </>
        )}
        {may(me, cancelStoreBooking) && (
          <Button size="small" data-testid={`cancel-${row.id}`} onClick={() => setCancelling(true)}>
            取消
          </Button>
        )}
      </span>
      {stepping.isError && <span className="under benefit-late">{sentenceOf(stepping.error)}</span>}
      {isCancelling && <CancelDialog row={row} onClose={() => setCancelling(false)} />}
    </>
  );
}

function CancelDialog({ row, onClose }: { readonly row: Row; readonly onClose: () => void }) {
  const [reason, setReason] = useState('');
  const sending = useSend(cancelStoreBooking, [bookings, bookingDays]);
  const { errors, check, rest } = useFieldErrors(cancelStoreBooking, sending.error);
  const body = { reason: reason.trim() };
  return (
    <Dialog
      title={`取消 ${row.time} 的${row.name}？`}
      submit="取消预约"
      isSending={sending.isPending}
      error={rest}
      testId="cancel-form"
      onClose={onClose}
      onSubmit={() => {
        if (check(body))
          sending.mutate({ params: { memberId: row.memberId, id: row.id }, body }, { onSuccess: onClose });
      }}
    >
      <p>次数还给会员，并给会员发一条消息。</p>
      <Field label="原因" hint="只有办公室看得到" error={errors['reason']}>
        <Input id="cancel-reason" maxLength={200} value={reason} onChange={({ target }) => setReason(target.value)} />
      </Field>
    </Dialog>
  );
}
