// A labelled field: what is asked, the control, a hint, and what is wrong with it.
import { type ReactElement, type ReactNode, cloneElement, useId } from 'react';

interface ControlProps {
  readonly id?: string;
  readonly 'aria-describedby'?: string;
  readonly 'aria-invalid'?: boolean;
  readonly status?: 'error' | '';
}

interface FieldProps {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  /** One control of antd; it gets its id and what describes it from here. */
  readonly children: ReactElement<ControlProps>;
}

export function Field({ label, hint, error, children }: FieldProps) {
  const made = useId();
  const id = children.props.id ?? made;
  const note = `${id}-note`;
  const hasNote = error !== undefined || hint !== undefined;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {cloneElement(children, {
        id,
        'aria-invalid': error !== undefined,
        status: error === undefined ? '' : 'error',
        ...(hasNote ? { 'aria-describedby': note } : {}),
      })}
      {hasNote && (
        <p id={note} className={error === undefined ? 'field-hint' : 'field-error'}>
          {error ?? hint}
        </p>
      )}
    </div>
  );
}
