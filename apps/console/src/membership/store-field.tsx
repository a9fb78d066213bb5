// The store that somebody of the brand acts for; those of a store need not be asked.
import { Choice } from '../ui/choice';
import { Field } from '../ui/field';

export type Stores = readonly { readonly code: string; readonly name: string }[];

interface StoreFieldProps {
  readonly id: string;
  readonly stores: Stores;
  readonly value: string;
  readonly error: string | undefined;
  readonly hint: string;
  readonly onChange: (store: string) => void;
}

/** Whoever has one store to act for means that one. */
export const onlyStore = (stores: Stores): string => (stores.length === 1 ? (stores[0]?.code ?? '') : '');

export function StoreField({ id, stores, value, error, hint, onChange }: StoreFieldProps) {
  if (stores.length === 1) return null;
  const options = stores.map(({ code, name }) => ({ value: code, label: name }));
  return (
    <Field label="门店" hint={hint} error={error}>
      <Choice id={id} value={value} options={[{ value: '', label: '请选择' }, ...options]} onChange={onChange} />
    </Field>
  );
}
