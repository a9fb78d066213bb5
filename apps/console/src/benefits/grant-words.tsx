// Until when a surprise is good, and what its members read.
import { DatePicker, Input } from 'antd';
import { Field } from '../ui/field';

export const blankWords = { title: '', words: '', validThrough: '' };
type Words = typeof blankWords;

interface GrantWordsProps {
  readonly values: Words;
  readonly errors: Readonly<Record<string, string>>;
  readonly onChange: (changed: Partial<Words>) => void;
}

export function GrantWords({ values: { title, words }, errors, onChange }: GrantWordsProps) {
  return (
    <>
      <Field label="有效至" error={errors['validThrough']}>
        <DatePicker
          id="grant-until"
          placeholder="选择日期"
          onChange={(_, text) => onChange({ validThrough: typeof text === 'string' ? text : '' })}
        />
      </Field>
      <Field label="标题" hint="会员在消息里先看到这一句" error={errors['title']}>
        <Input
          id="grant-title"
          maxLength={20}
          value={title}
          onChange={({ target }) => onChange({ title: target.value })}
        />
      </Field>
      <Field label="想对会员说的话" error={errors['words']}>
        <Input.TextArea
          id="grant-words"
          maxLength={100}
          rows={2}
          value={words}
          onChange={({ target }) => onChange({ words: target.value.replace(/\n/g, '') })}
        />
      </Field>
    </>
  );
}
