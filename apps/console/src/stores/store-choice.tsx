// Whose store; those of a store see its own only, and have nothing to choose.
import { adminDeskEndpoints } from '@guike/contracts/http';
import { useRemote } from '../api/remote';
import { useMe } from '../session/session';
import { Choice } from '../ui/choice';

interface StoreChoiceProps {
  /** A store's code; nothing stands for all of them. */
  readonly value: string;
  readonly onChange: (code: string) => void;
  readonly id?: string;
  readonly label?: string;
}

export function StoreChoice({ value, onChange, id = 'filter-store', label = '门店' }: StoreChoiceProps) {
  const isFree = useMe().storeCode === null;
  const stores = useRemote(adminDeskEndpoints.stores, {}, { enabled: isFree });
  if (!isFree) return null;
  const options = (stores.data?.stores ?? []).map(({ code, name }) => ({ value: code, label: name }));
  return (
    <Choice
      id={id}
      label={label}
      value={value}
      options={[{ value: '', label: '全部门店' }, ...options]}
      onChange={onChange}
    />
  );
}
