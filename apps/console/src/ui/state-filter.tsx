// Which state a list shows, or all of them.
import { Choice } from './choice';

interface StateFilterProps<State extends string> {
  readonly states: readonly State[];
  readonly names: Readonly<Record<State, string>>;
  /** Empty: all. */
  readonly value: string;
  readonly onChange: (state: string) => void;
}

export function StateFilter<State extends string>({ states, names, value, onChange }: StateFilterProps<State>) {
  return (
    <Choice
      id="filter-state"
      label="状态"
      value={value}
      options={[{ value: '', label: '全部状态' }, ...states.map((state) => ({ value: state, label: names[state] }))]}
      onChange={onChange}
    />
  );
}
