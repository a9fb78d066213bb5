// 更正生日: by the sun or the moon, with the reason that is kept; the member is told.
import { adminMemberEndpoints, adminProfileEndpoints } from '@guike/contracts/http';
import { moonDayInWords, moonMonthInWords } from '@guike/kernel';
import { Input, InputNumber, Radio } from 'antd';
import { useState } from 'react';
import { useSend } from '../api/remote';
import { Choice } from '../ui/choice';
import { Dialog } from '../ui/dialog';
import { Field } from '../ui/field';
import { useFieldErrors } from '../ui/use-field-errors';

type Calendar = 'solar' | 'lunar';

interface Values {
  readonly calendar: Calendar;
  readonly year: number | null;
  readonly month: number;
  readonly day: number;
  readonly reason: string;
}

const nothing: Values = { calendar: 'solar', year: null, month: 1, day: 1, reason: '' };
const two = (number: number): string => String(number).padStart(2, '0');
const upTo = (last: number, words: (number: number) => string) =>
  Array.from({ length: last }, (_, place) => ({ value: String(place + 1), label: words(place + 1) }));

const bodyOf = ({ calendar, year, month, day, reason }: Values) => ({
  birthday: `${calendar}:${year ?? ''}-${two(month)}-${two(day)}`,
  reason: reason.trim(),
});

export function BirthdayDialog({ memberId, onClose }: { readonly memberId: string; readonly onClose: () => void }) {
  const [values, setValues] = useState(nothing);
  const { putBirthdayRight, memberProfile } = adminProfileEndpoints;
  const sending = useSend(putBirthdayRight, [memberProfile, adminMemberEndpoints.readings]);
  const { errors, check, rest } = useFieldErrors(putBirthdayRight, sending.error, { TOO_YOUNG: 'birthday' });
  const body = bodyOf(values);
  return (
    <Dialog
      title="更正生日"
      submit="保存"
      isSending={sending.isPending}
      error={rest}
      testId="birthday-form"
      onClose={onClose}
      onSubmit={() => {
        if (check(body)) sending.mutate({ params: { id: memberId }, body }, { onSuccess: onClose });
      }}
    >
      <Day values={values} error={errors['birthday']} onChange={setValues} />
      <Field label="原因" hint="您的名字、时间和原因会留下记录；会员会收到消息" error={errors['reason']}>
        <Input
          id="birthday-reason"
          maxLength={100}
          value={values.reason}
          onChange={({ target }) => setValues({ ...values, reason: target.value })}
        />
      </Field>
    </Dialog>
  );
}

interface DayProps {
  readonly values: Values;
  readonly error: string | undefined;
  readonly onChange: (values: Values) => void;
}

function Day({ values, error, onChange }: DayProps) {
  const { calendar, year, month, day } = values;
  const isLunar = calendar === 'lunar';
  const months = upTo(12, isLunar ? moonMonthInWords : (each) => `${each}月`);
  const days = upTo(isLunar ? 30 : 31, isLunar ? moonDayInWords : (each) => `${each}日`);
  return (
    <>
      <Radio.Group
        value={calendar}
        aria-label="公历还是农历"
        options={[
          { value: 'solar', label: '公历' },
          { value: 'lunar', label: '农历' },
        ]}
        optionType="button"
        onChange={({ target }) => onChange({ ...values, calendar: target.value as Calendar })}
      />
      <Field label="出生年" hint={isLunar ? '农历的年，闰月填同名的月' : '四位数字'} error={error}>
        <InputNumber
          id="birthday-year"
          min={1900}
          max={2100}
          precision={0}
          controls={false}
          style={{ width: '100%' }}
          value={year}
          onChange={(chosen) => onChange({ ...values, year: chosen })}
        />
      </Field>
      <Field label="月">
        <Choice
          id="birthday-month"
          value={String(month)}
          options={months}
          onChange={(chosen) => onChange({ ...values, month: Number(chosen) })}
        />
      </Field>
      <Field label="日">
        <Choice
          id="birthday-day"
          value={String(day)}
          options={days}
          onChange={(chosen) => onChange({ ...values, day: Number(chosen) })}
        />
      </Field>
    </>
  );
}
