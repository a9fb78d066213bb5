// One of a few, chosen from a list.
import { Select } from 'antd';

export interface Option {
  readonly value: string;
  readonly label: string;
}

interface ChoiceProps {
  readonly value: string;
  readonly options: readonly Option[];
  readonly onChange: (value: string) => void;
  readonly id?: string;
  readonly label?: string;
  readonly disabled?: boolean;
  readonly status?: 'error' | '';
  readonly 'aria-describedby'?: string;
  readonly 'aria-invalid'?: boolean;
}

export function Choice({ value, options, onChange, id, label, disabled = false, status = '', ...aria }: ChoiceProps) {
  return (
    <Select<string>
      value={value}
      options={[...options]}
      onChange={onChange}
      disabled={disabled}
      status={status}
      virtual={false}
      popupMatchSelectWidth={false}
      {...(id === undefined ? {} : { id })}
      {...(label === undefined ? {} : { 'aria-label': label })}
      {...aria}
    />
  );
}
