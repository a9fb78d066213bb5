// A month of the year, or none.
import { Choice } from '../../ui/choice';
import { type Path, at } from '../draft/body';
import { useDraft } from '../draft/draft';
import { Slot } from './slot';

interface MonthPickProps {
  readonly path: Path;
  readonly label: string;
  readonly options: readonly { readonly value: number; readonly label: string }[];
}

const NONE = '';

export function MonthPick({ path, label, options }: MonthPickProps) {
  const { body, change } = useDraft();
  const value = at(body, path);
  const months = options.map((each) => ({ value: String(each.value), label: each.label }));
  return (
    <Slot path={path} label={label}>
      <Choice
        value={typeof value === 'number' ? String(value) : NONE}
        options={[{ value: NONE, label: '不定' }, ...months]}
        onChange={(next) => change(path, next === NONE ? null : Number(next))}
      />
    </Slot>
  );
}
