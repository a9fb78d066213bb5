// The stores that somebody may choose among: their own, or all of them.
import { adminDeskEndpoints } from '@guike/contracts/http';
import { useRemote } from '../api/remote';
import type { Option } from '../ui/choice';

export function useStoreChoices(): readonly Option[] {
  const stores = useRemote(adminDeskEndpoints.stores, {});
  return (stores.data?.stores ?? []).map(({ code, name }) => ({ value: code, label: name }));
}
