// When a store takes bookings for a benefit: its week, how long one takes, and the days it is closed.
import { adminBookingEndpoints } from '@guike/contracts/http';
import { Button, Input, InputNumber } from 'antd';
import { useState } from 'react';
import { useSend } from '../api/remote';
import { Choice } from '../ui/choice';
import { Dialog } from '../ui/dialog';
import { Field } from '../ui/field';
import { useFieldErrors } from '../ui/use-field-errors';
import type { Plan } from './plans-page';
import { minuteOf, timeOf, weekdays } from './words';

interface HoursText {
  readonly weekday: number;
  readonly from: string;
  readonly to: string;
  readonly capacity: number;
}

const blank: HoursText = { weekday: 1, from: '10:00', to: '18:00', capacity: 1 };
const days = weekdays.map((label, index) => ({ value: String(index + 1), label }));

export function PlanDialog({ plan, onClose }: { readonly plan: Plan; readonly onClose: () => void }) {
  const { keepBookingPlan, bookingPlans } = adminBookingEndpoints;
  const [slotMinutes, setSlotMinutes] = useState(plan.slotMinutes);
  const [cancelHours, setCancelHours] = useState(plan.cancelHours);
  const [closed, setClosed] = useState(plan.closedDays.join(' '));
  const [hours, setHours] = useState<readonly HoursText[]>(
    plan.hours.map((each) => ({ ...each, from: timeOf(each.from), to: timeOf(each.to) })),
  );
  const sending = useSend(keepBookingPlan, [bookingPlans]);
  const { errors, check, rest } = useFieldErrors(keepBookingPlan, sending.error);
  const closedDays = closed.split(/[\s,，、]+/).filter((day) => day !== '');
  const body = {
    version: plan.version,
    slotMinutes,
    cancelHours,
    closedDays,
    // What is no time is told by the schema: -1 is none of a day.
    hours: hours.map(({ weekday, from, to, capacity }) => ({
      weekday,
      capacity,
      from: minuteOf(from) ?? -1,
      to: minuteOf(to) ?? -1,
    })),
  };
  const change = (place: number, changed: Partial<HoursText>) =>
    setHours((now) => now.map((each, index) => (index === place ? { ...each, ...changed } : each)));
  return (
    <Dialog
      title={`${plan.storeName} · ${plan.name}`}
      submit="保存"
      isSending={sending.isPending}
      error={rest}
      testId="plan-form"
      onClose={onClose}
      onSubmit={() => {
        if (check(body))
          sending.mutate({ params: { store: plan.store, code: plan.code }, body }, { onSuccess: onClose });
      }}
    >
      <div className="benefit-pair">
        <Field label="每次多少分钟" error={errors['slotMinutes']}>
          <InputNumber
            id="plan-slot"
            min={5}
            max={720}
            value={slotMinutes}
            onChange={(value) => setSlotMinutes(value ?? 0)}
          />
        </Field>
        <Field label="提前几小时可自己改" error={errors['cancelHours']}>
          <InputNumber
            id="plan-cancel"
            min={0}
            max={168}
            value={cancelHours}
            onChange={(value) => setCancelHours(value ?? 0)}
          />
        </Field>
      </div>
      <ul className="benefit-hours" aria-label="每周开放">
        {hours.map((each, place) => (
          <li key={place}>
            <Choice
              label="星期"
              value={String(each.weekday)}
              options={days}
              onChange={(weekday) => change(place, { weekday: Number(weekday) })}
            />
            <Input
              aria-label="从"
              data-testid={`from-${place}`}
              value={each.from}
              onChange={({ target }) => change(place, { from: target.value })}
            />
            <Input
              aria-label="到"
              data-testid={`to-${place}`}
              value={each.to}
              onChange={({ target }) => change(place, { to: target.value })}
            />
            <InputNumber
              aria-label="同时几位"
              data-testid={`capacity-${place}`}
              min={1}
              max={200}
              value={each.capacity}
              onChange={(value) => change(place, { capacity: value ?? 1 })}
            />
            <Button
              type="text"
              aria-label="去掉这一行"
              onClick={() => setHours((now) => now.filter((_, index) => index !== place))}
            >
              ×
            </Button>
          </li>
        ))}
      </ul>
      <Button data-testid="add-hours" onClick={() => setHours((now) => [...now, nextOf(now)])}>
        加一段时间
      </Button>
      {errors['hours'] !== undefined && (
        <p className="field-error">{errors['hours'] === '请填写' ? '时间写成 14:30 这样' : errors['hours']}</p>
      )}
      <Field label="休息日" hint="写成 2026-12-31，几天之间空一格" error={errors['closedDays']}>
        <Input id="plan-closed" value={closed} onChange={({ target }) => setClosed(target.value)} />
      </Field>
    </Dialog>
  );
}

/** The next weekday with the times of the one before: most weeks are alike. */
function nextOf(hours: readonly HoursText[]): HoursText {
  const last = hours.at(-1);
  return last ? { ...last, weekday: (last.weekday % 7) + 1 } : blank;
}
