// Whom it is about, while they have no page yet: phone and name.
import { Input } from 'antd';
import { Field } from '../ui/field';

interface PersonFieldsProps {
  /** Begins the ids of the fields. */
  readonly id: string;
  readonly values: { readonly phone: string; readonly name: string };
  readonly errors: Readonly<Record<string, string>>;
  /** Whether the name must be given. */
  readonly isNamed?: boolean;
  readonly onChange: (changed: { phone: string } | { name: string }) => void;
}

export function PersonFields({ id, values, errors, isNamed = false, onChange }: PersonFieldsProps) {
  return (
    <div className="membership-pair">
      <Field label="手机号" error={errors['phone']}>
        <Input
          id={`${id}-phone`}
          autoFocus
          inputMode="tel"
          autoComplete="off"
          maxLength={24}
          value={values.phone}
          onChange={({ target }) => onChange({ phone: target.value })}
        />
      </Field>
      <Field label={isNamed ? '姓名' : '姓名（可不填）'} error={errors['name']}>
        <Input
          id={`${id}-name`}
          autoComplete="off"
          maxLength={60}
          value={values.name}
          onChange={({ target }) => onChange({ name: target.value })}
        />
      </Field>
    </div>
  );
}
