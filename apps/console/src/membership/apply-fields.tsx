// The fields of an application: who, the receipt, a note, and that the paper was signed.
import { Checkbox, DatePicker, Input } from 'antd';
import dayjs from 'dayjs';
import { Field } from '../ui/field';
import { PersonFields } from './person-fields';
import { StoreField, type Stores } from './store-field';

export interface ApplyValues {
  readonly phone: string;
  readonly name: string;
  /** Code of the store; empty until one is chosen. */
  readonly store: string;
  readonly number: string;
  readonly day: string;
  readonly note: string;
  readonly isSigned: boolean;
}

interface ApplyFieldsProps {
  readonly values: ApplyValues;
  readonly errors: Readonly<Record<string, string>>;
  readonly stores: Stores;
  readonly needsReceipt: boolean;
  readonly paper: { readonly title: string; readonly version: string };
  readonly today: string;
  readonly onChange: (changed: Partial<ApplyValues>) => void;
}

export function ApplyFields(props: ApplyFieldsProps) {
  const { values, errors, stores, onChange } = props;
  return (
    <>
      <StoreField
        id="apply-store"
        stores={stores}
        value={values.store}
        hint="入会后归这家店维护"
        error={errors['store']}
        onChange={(store) => onChange({ store })}
      />
      <PersonFields id="apply" values={values} errors={errors} isNamed onChange={onChange} />
      <ReceiptFields {...props} />
      <Field label="说明（可不填）" hint="审批的人看得到" error={errors['note']}>
        <Input
          id="apply-note"
          maxLength={200}
          value={values.note}
          onChange={({ target }) => onChange({ note: target.value })}
        />
      </Field>
      <Signed {...props} />
    </>
  );
}

function ReceiptFields({ values, errors, needsReceipt, today, onChange }: ApplyFieldsProps) {
  return (
    <div className="membership-pair">
      <Field label={needsReceipt ? '小票号' : '小票号（可不填）'} error={errors['receipt']}>
        <Input
          id="apply-number"
          autoComplete="off"
          maxLength={64}
          value={values.number}
          onChange={({ target }) => onChange({ number: target.value })}
        />
      </Field>
      <Field label="小票日期">
        <DatePicker
          id="apply-day"
          format="YYYY年M月D日"
          allowClear={false}
          style={{ width: '100%' }}
          value={dayjs(values.day)}
          disabledDate={(date) => date.format('YYYY-MM-DD') > today}
          onChange={(date) => date && onChange({ day: date.format('YYYY-MM-DD') })}
        />
      </Field>
    </div>
  );
}

function Signed({ values, errors, paper, onChange }: ApplyFieldsProps) {
  return (
    <div className="field">
      <Checkbox
        id="apply-signed"
        checked={values.isSigned}
        aria-describedby="apply-signed-note"
        onChange={({ target }) => onChange({ isSigned: target.checked })}
      >
        顾客已看过并签好《{paper.title}》（{paper.version} 版），纸质件留在门店
      </Checkbox>
      <p id="apply-signed-note" className={errors['signed'] === undefined ? 'field-hint' : 'field-error'}>
        {errors['signed'] ?? '没有签好不能提交'}
      </p>
    </div>
  );
}
