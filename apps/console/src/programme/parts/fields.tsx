// The fields of a programme's text, each bound to its place: amounts, words, one or several of a list, yes or no.
import { Checkbox, Input, Select } from 'antd';
import { useState } from 'react';
import { Choice, type Option } from '../../ui/choice';
import { type AmountKind, amountOf, textOf } from '../draft/amount';
import { type Path, at } from '../draft/body';
import { useDraft } from '../draft/draft';
import { Slot, idOf } from './slot';

interface Place {
  readonly path: Path;
  readonly label: string;
}

interface AmountProps extends Place {
  readonly kind?: AmountKind;
  readonly width?: number;
  readonly hint?: string;
}

/** A number within a sentence; money is typed in yuan. */
export function Amount({ path, label, kind = 'count', width = 88, hint }: AmountProps) {
  const { body, change } = useDraft();
  const value = at(body, path);
  return (
    <Slot path={path} label={label}>
      <AmountInput value={value} kind={kind} width={width} hint={hint} onChange={(next) => change(path, next)} />
    </Slot>
  );
}

interface AmountInputProps {
  readonly value: unknown;
  readonly kind: AmountKind;
  readonly width: number;
  readonly hint: string | undefined;
  readonly onChange: (value: number | null) => void;
}

/** Keeps what is being typed until it says another number than the draft does. */
function AmountInput({ value, kind, width, hint, onChange, ...control }: AmountInputProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const isTyped = typed !== null && amountOf(typed, kind) === (value ?? null);
  return (
    <Input
      {...control}
      className="amount"
      style={{ width }}
      inputMode={kind === 'count' ? 'numeric' : 'decimal'}
      autoComplete="off"
      maxLength={16}
      {...(kind === 'money' ? { prefix: '¥' } : {})}
      {...(hint === undefined ? {} : { placeholder: hint })}
      value={isTyped ? typed : textOf(value, kind)}
      onChange={({ target }) => {
        setTyped(target.value);
        onChange(amountOf(target.value, kind));
      }}
      onBlur={() => setTyped(null)}
    />
  );
}

interface WordsProps extends Place {
  readonly longest?: number;
  readonly hint?: string;
  readonly width?: number;
}

export function Words({ path, label, longest = 100, hint, width }: WordsProps) {
  const { body, change } = useDraft();
  const value = at(body, path);
  return (
    <Slot path={path} label={label} isWide={width === undefined}>
      <Input
        value={typeof value === 'string' ? value : ''}
        maxLength={longest}
        {...(hint === undefined ? {} : { placeholder: hint })}
        {...(width === undefined ? {} : { style: { width } })}
        onChange={({ target }) => change(path, target.value)}
      />
    </Slot>
  );
}

interface PickProps extends Place {
  readonly options: readonly Option[];
  /** In place of putting the chosen value. */
  readonly onPick?: (value: string) => void;
}

export function Pick({ path, label, options, onPick }: PickProps) {
  const { body, change } = useDraft();
  const value = at(body, path);
  const set = onPick ?? ((next: string) => change(path, next));
  return (
    <Slot path={path} label={label}>
      <Choice value={typeof value === 'string' ? value : ''} options={options} onChange={set} />
    </Slot>
  );
}

interface PickManyProps extends Place {
  readonly options: readonly { readonly value: string | number; readonly label: string }[];
  /** What none chosen means. */
  readonly none?: string;
  /** May be written, too. */
  readonly isOpen?: boolean;
}

export function PickMany({ path, label, options, none = '请选择', isOpen = false }: PickManyProps) {
  const { body, change } = useDraft();
  const value = at(body, path);
  return (
    <Slot path={path} label={label} isWide>
      <Select<(string | number)[]>
        mode={isOpen ? 'tags' : 'multiple'}
        value={Array.isArray(value) ? (value as (string | number)[]) : []}
        options={[...options]}
        placeholder={none}
        virtual={false}
        style={{ minWidth: 160 }}
        popupMatchSelectWidth={false}
        onChange={(next) => change(path, next)}
      />
    </Slot>
  );
}

interface TickProps extends Place {
  readonly isOn?: boolean;
  readonly onTick?: (isOn: boolean) => void;
}

/** Its label stands beside it. */
export function Tick({ path, label, isOn, onTick }: TickProps) {
  const { body, change } = useDraft();
  const set = onTick ?? ((next: boolean) => change(path, next));
  return (
    <Checkbox id={idOf(path)} checked={isOn ?? at(body, path) === true} onChange={({ target }) => set(target.checked)}>
      {label}
    </Checkbox>
  );
}
