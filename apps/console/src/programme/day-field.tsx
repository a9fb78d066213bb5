// A day that is still to come, chosen from the calendar.
import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { Field } from '../ui/field';

interface DayFieldProps {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly error: string | undefined;
  readonly value: string;
  /** The first day that may be chosen. */
  readonly from: string;
  readonly onChange: (day: string) => void;
}

export function DayField({ id, label, hint, error, value, from, onChange }: DayFieldProps) {
  return (
    <Field label={label} error={error} {...(hint === undefined ? {} : { hint })}>
      <DatePicker
        id={id}
        format="YYYY年M月D日"
        allowClear={false}
        value={dayjs(value)}
        disabledDate={(date) => date.format('YYYY-MM-DD') < from}
        onChange={(date) => date && onChange(date.format('YYYY-MM-DD'))}
      />
    </Field>
  );
}
