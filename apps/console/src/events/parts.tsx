// Parts of the editor: a sheet with its heading, a line that can be taken away, a moment on the shop's clock.
import { Button, DatePicker } from 'antd';
import dayjs from 'dayjs';
import type { ReactNode } from 'react';
import { instantOf, localOf } from './terms';

interface LineProps {
  readonly name: string;
  readonly onRemove: () => void;
  readonly children: ReactNode;
}

/** `name` says of what line the button takes away: 第 2 行. */
export function EditorLine({ name, onRemove, children }: LineProps) {
  return (
    <li className="editor-line">
      {children}
      <Button type="link" size="small" onClick={onRemove}>
        删除<span className="unseen">{name}</span>
      </Button>
    </li>
  );
}

interface MomentProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (instant: string) => void;
}

/** The shop's clock, wherever the browser stands. */
export function Moment({ id, label, value, onChange }: MomentProps) {
  return (
    <span className="moment">
      <label htmlFor={id}>{label}</label>
      <DatePicker
        id={id}
        showTime={{ format: 'HH:mm', minuteStep: 5 }}
        format="YYYY年M月D日 HH:mm"
        allowClear={false}
        needConfirm={false}
        style={{ width: 196 }}
        value={dayjs(localOf(value))}
        onChange={(at) => at && onChange(instantOf(at.format('YYYY-MM-DDTHH:mm')))}
      />
    </span>
  );
}

/** What is wrong with a part, beneath it. */
export function Wrong({ children }: { readonly children: string | undefined }) {
  return children === undefined ? null : (
    <p className="field-error" role="alert">
      {children}
    </p>
  );
}
