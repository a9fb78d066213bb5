// The fields that hiring and changing share: name, role, and the store where the role has one.
import { adminDeskEndpoints } from '@guike/contracts/http';
import type { StaffRole } from '@guike/kernel';
import { Input } from 'antd';
import { useRemote } from '../api/remote';
import { Choice } from '../ui/choice';
import { Field } from '../ui/field';
import { roleOptions, worksInStore } from '../words';

export interface StaffValues {
  readonly name: string;
  readonly role: StaffRole;
  /** Code of the store; empty until one is chosen. */
  readonly store: string;
  /** Of their own member's card; empty: none is told, or the one that is known stays. */
  readonly phone: string;
}

interface StaffFieldsProps {
  readonly values: StaffValues;
  readonly errors: Readonly<Record<string, string>>;
  /** One's own role cannot be changed. */
  readonly isOwn?: boolean;
  /** A phone is known already. */
  readonly phoneKnown?: boolean;
  readonly onChange: (values: StaffValues) => void;
}

/** As the endpoints take them: roles of the whole brand have no store. */
export function staffBody({ name, role, store, phone }: StaffValues) {
  const told = phone.trim() === '' ? {} : { phone: phone.trim() };
  return { name: name.trim(), role, store: worksInStore(role) && store !== '' ? store : null, ...told };
}

/** What no schema says: those of a store need one. */
export function storeMissing({ role, store }: StaffValues): boolean {
  return worksInStore(role) && store === '';
}

export function StaffFields({ values, errors, isOwn = false, phoneKnown = false, onChange }: StaffFieldsProps) {
  const stores = useRemote(adminDeskEndpoints.stores, {});
  const options = (stores.data?.stores ?? []).map(({ code, name }) => ({ value: code, label: name }));
  return (
    <>
      <Field label="姓名" error={errors['name']}>
        <Input
          id="staff-name"
          maxLength={60}
          value={values.name}
          onChange={(event) => onChange({ ...values, name: event.target.value })}
        />
      </Field>
      <Field label="角色" error={errors['role']} {...(isOwn ? { hint: '自己的角色要请另一位总务来改' } : {})}>
        <Choice
          id="staff-role"
          value={values.role}
          options={roleOptions}
          disabled={isOwn}
          onChange={(role) => onChange({ ...values, role: role as StaffRole })}
        />
      </Field>
      {worksInStore(values.role) && (
        <Field label="门店" error={errors['store']}>
          <Choice
            id="staff-store"
            value={values.store}
            options={[{ value: '', label: '请选择' }, ...options]}
            onChange={(store) => onChange({ ...values, store })}
          />
        </Field>
      )}
      <Field
        label="手机号（选填）"
        hint="用来认出员工自己的会员卡：员工的赞不计分。只留核对用的密文，看不到号码"
        error={errors['phone']}
      >
        <Input
          id="staff-phone"
          inputMode="numeric"
          autoComplete="off"
          maxLength={24}
          placeholder={phoneKnown ? '已登记，不填则不变' : ''}
          value={values.phone}
          onChange={(event) => onChange({ ...values, phone: event.target.value })}
        />
      </Field>
    </>
  );
}
