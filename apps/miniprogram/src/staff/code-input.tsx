// A code that somebody shows, typed in digits.
import { Input } from '@tarojs/components';
import { inWeChat } from '../settings';

/** Twenty digits and the spaces between. */
const LONGEST = 30;

interface CodeInputProps {
  readonly id: string;
  /** What is typed, for who cannot see it. */
  readonly label: string;
  readonly value: string;
  readonly onType: (text: string) => void;
  readonly onConfirm: () => void;
}

export function CodeInput({ id, label, value, onType, onConfirm }: CodeInputProps) {
  return (
    <Input
      id={id}
      className="field-input code-input number"
      type={inWeChat ? 'number' : 'text'}
      value={value}
      maxlength={LONGEST}
      placeholder="输入数字"
      placeholderClass="field-empty"
      aria-label={label}
      nativeProps={{ inputMode: 'numeric' }}
      onInput={({ detail }) => onType(detail.value)}
      onConfirm={onConfirm}
    />
  );
}
