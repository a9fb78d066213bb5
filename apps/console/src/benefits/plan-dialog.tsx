// When a store takes bookings for a benefit: its week, how long one takes, and the days it is closed.
import { adminBookingEndpoints } from '@guike/contracts/http';
import { Input, InputNumber } from 'antd';
import { useState } from 'react';
import { useSend } from '../api/remote';
import { Dialog } from '../ui/dialog';
import { Field } from '../ui/field';
import { useFieldErrors } from '../ui/use-field-errors';
import type { Plan } from './rows';
import { type HoursText, WeekFields, minutesOf, textOf } from './week-fields';

export function PlanDialog({ plan, onClose }: { readonly plan: Plan; readonly onClose: () => void }) {
  const { keepBookingPlan, bookingPlans } = adminBookingEndpoints;
  const [slotMinutes, setSlotMinutes] = useState(plan.slotMinutes);
  const [cancelHours, setCancelHours] = useState(plan.cancelHours);
  const [closed, setClosed] = useState(plan.closedDays.join(' '));
  const [hours, setHours] = useState<readonly HoursText[]>(() => textOf(plan));
  const sending = useSend(keepBookingPlan, [bookingPlans]);
  const { errors, check, rest } = useFieldErrors(keepBookingPlan, sending.error);
  const closedDays = closed.split(/[\s,，、]+/).filter((day) => day !== '');
  const body = { version: plan.version, slotMinutes, cancelHours, closedDays, hours: hours.map(minutesOf) };
  const { store, code } = plan;
  return (
    <Dialog
      title={`${plan.storeName} · ${plan.name}`}
      submit="保存"
      isSending={sending.isPending}
      error={rest}
      testId="plan-form"
      onClose={onClose}
      onSubmit={() => {
        if (check(body)) sending.mutate({ params: { store, code }, body }, { onSuccess: onClose });
      }}
    >
      <div className="benefit-pair">
        <Field label="每次多少分钟" error={errors['slotMinutes']}>
          <InputNumber
            id="plan-slot"
            min={5}
            max={720}
            value={slotMinutes}
            onChange={(to) => setSlotMinutes(to ?? 0)}
          />
        </Field>
        <Field label="提前几小时可自己改" error={errors['cancelHours']}>
          <InputNumber
            id="plan-cancel"
            min={0}
            max={168}
            value={cancelHours}
            onChange={(to) => setCancelHours(to ?? 0)}
          />
        </Field>
      </div>
      <WeekFields hours={hours} error={errors['hours']} onChange={setHours} />
      <Field label="休息日" hint="写成 2026-12-31，几天之间空一格" error={errors['closedDays']}>
        <Input id="plan-closed" value={closed} onChange={({ target }) => setClosed(target.value)} />
      </Field>
    </Dialog>
  );
}
