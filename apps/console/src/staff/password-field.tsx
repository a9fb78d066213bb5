// A first password: typed, or made up here, and shown so that it can be told.
import { Button, Input } from 'antd';
import { Field } from '../ui/field';
import { madeUpPassword } from './made-up-password';

interface PasswordFieldProps {
  readonly value: string;
  readonly error: string | undefined;
  readonly onChange: (password: string) => void;
}

export function PasswordField({ value, error, onChange }: PasswordFieldProps) {
  return (
    <div className="password">
      <Field label="密码" hint="至少 10 个字符。请当面告诉本人，这里之后看不到" error={error}>
        <Input
          id="staff-password"
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      </Field>
      <Button data-testid="make-password" onClick={() => onChange(madeUpPassword())}>
        随机生成
      </Button>
    </div>
  );
}
