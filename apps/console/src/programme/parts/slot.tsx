// A field inside a sentence or a table: the control, and below it what is wrong with it.
import { type ReactElement, cloneElement } from 'react';
import { type Path, placeOf } from '../draft/body';
import { useDraft } from '../draft/draft';

interface ControlProps {
  readonly id?: string;
  readonly 'aria-label'?: string;
  readonly 'aria-invalid'?: boolean;
  readonly 'aria-describedby'?: string;
  readonly status?: 'error' | '';
}

interface SlotProps {
  readonly path: Path;
  /** What a screen reader says; inside a sentence nothing else names the field. */
  readonly label: string;
  readonly isWide?: boolean;
  /** One control of antd; it gets its id and what describes it from here. */
  readonly children: ReactElement<ControlProps>;
}

/** The id of the field at a place, for links that lead there. */
export const idOf = (path: Path): string => `at-${placeOf(path)}`;

export function Slot({ path, label, isWide = false, children }: SlotProps) {
  const wrong = useDraft().issueAt(path);
  const id = idOf(path);
  return (
    <span className={isWide ? 'slot is-wide' : 'slot'}>
      {cloneElement(children, {
        id,
        'aria-label': label,
        'aria-invalid': wrong !== undefined,
        status: wrong === undefined ? '' : 'error',
        ...(wrong === undefined ? {} : { 'aria-describedby': `${id}-wrong` }),
      })}
      {wrong !== undefined && (
        <span id={`${id}-wrong`} className="field-error">
          {wrong}
        </span>
      )}
    </span>
  );
}

/** What is perhaps not meant, beside what says it. */
export function Warnings({ path }: { readonly path: Path }) {
  return useDraft()
    .warningsAt(path)
    .map((sentence) => (
      <p key={sentence} role="status" className="programme-warning" data-testid="programme-warning">
        {sentence}
      </p>
    ));
}

/** What is wrong with a part as a whole, where no field of its own stands. */
export function Wrong({ path }: { readonly path: Path }) {
  const wrong = useDraft().issueAt(path);
  if (wrong === undefined) return null;
  return (
    <p id={idOf(path)} tabIndex={-1} className="field-error">
      {wrong}
    </p>
  );
}
