// A segment built of sentences: conditions and groups of them, each said or denied.
import { type SegmentRule, segmentEndpoints } from '@guike/contracts/http';
import { Button, Segmented } from 'antd';
import { useRemote } from '../api/remote';
import { Choice } from '../ui/choice';
import { ProblemNote } from '../ui/problem';
import { SkeletonLines } from '../ui/skeleton';
import { type Choices, ConditionFields } from './condition-fields';
import {
  type Fact,
  type Line,
  type Mode,
  type OneLine,
  factNames,
  freshCondition,
  linesOf,
  modeOf,
  ruleOf,
} from './rule';

interface RuleBuilderProps {
  readonly rule: SegmentRule;
  readonly onChange: (rule: SegmentRule) => void;
}

export function RuleBuilder({ rule, onChange }: RuleBuilderProps) {
  const choices = useRemote(segmentEndpoints.segmentChoices, {});
  if (choices.data === undefined)
    return choices.isError ? (
      <ProblemNote error={choices.error} onRetry={() => void choices.refetch()} />
    ) : (
      <SkeletonLines lines={3} />
    );
  const [mode, lines] = [modeOf(rule), linesOf(rule)];
  const put = (next: readonly Line[]) => onChange(ruleOf(mode, next));
  return (
    <div className="rule" data-testid="rule">
      {lines.length > 1 && <ModePick mode={mode} label="这些条件" onChange={(next) => onChange(ruleOf(next, lines))} />}
      {lines.length === 0 && <p className="quiet">还没有条件，就是全体会员。</p>}
      <ol className="rule-lines">
        {lines.map((line, at) => (
          <li key={at}>
            {line.kind === 'one' ? (
              <One
                line={line}
                choices={choices.data}
                onChange={(next) => put(lines.with(at, next))}
                onRemove={() => put(lines.toSpliced(at, 1))}
              />
            ) : (
              <GroupBox
                line={line}
                choices={choices.data}
                onChange={(next) => put(lines.with(at, next))}
                onRemove={() => put(lines.toSpliced(at, 1))}
              />
            )}
          </li>
        ))}
      </ol>
      <div className="rule-adds">
        <Button data-testid="add-condition" disabled={lines.length >= 10} onClick={() => put([...lines, freshLine()])}>
          加一个条件
        </Button>
        <Button
          type="text"
          data-testid="add-group"
          disabled={lines.length >= 10}
          onClick={() => put([...lines, { kind: 'group', isNot: false, mode: 'any', lines: [freshLine()] }])}
        >
          加一组条件
        </Button>
      </div>
    </div>
  );
}

const freshLine = (): OneLine => ({ kind: 'one', isNot: false, condition: freshCondition('recency') });

interface ModePickProps {
  readonly mode: Mode;
  readonly label: string;
  readonly onChange: (mode: Mode) => void;
}

function ModePick({ mode, label, onChange }: ModePickProps) {
  return (
    <p className="rule-mode">
      <span>{label}</span>
      <Segmented<Mode>
        size="small"
        value={mode}
        options={[
          { value: 'all', label: '全部满足' },
          { value: 'any', label: '满足任一' },
        ]}
        onChange={onChange}
      />
    </p>
  );
}

interface LineProps<L extends Line> {
  readonly line: L;
  readonly choices: Choices;
  readonly onChange: (line: L) => void;
  readonly onRemove: () => void;
}

function One({ line, choices, onChange, onRemove }: LineProps<OneLine>) {
  const { isNot, condition } = line;
  const facts = (Object.keys(factNames) as Fact[]).filter((fact) => fact !== 'class' || choices.classes.length > 0);
  return (
    <div className="rule-line" data-testid="condition">
      <Not isNot={isNot} onChange={(next) => onChange({ ...line, isNot: next })} />
      <Choice
        label="条件"
        value={condition.fact}
        options={facts.map((fact) => ({ value: fact, label: factNames[fact] }))}
        onChange={(fact) => onChange({ ...line, condition: freshCondition(fact as Fact) })}
      />
      <ConditionFields
        condition={condition}
        choices={choices}
        onChange={(next) => onChange({ ...line, condition: next })}
      />
      <Button type="text" size="small" aria-label="删掉这个条件" onClick={onRemove}>
        删掉
      </Button>
    </div>
  );
}

function GroupBox({ line, choices, onChange, onRemove }: LineProps<Extract<Line, { kind: 'group' }>>) {
  const { isNot, mode, lines } = line;
  const put = (next: readonly OneLine[]) => (next.length === 0 ? onRemove() : onChange({ ...line, lines: next }));
  return (
    <div className="rule-group" data-testid="group">
      <div className="rule-line">
        <Not isNot={isNot} onChange={(next) => onChange({ ...line, isNot: next })} />
        <ModePick mode={mode} label="这一组" onChange={(next) => onChange({ ...line, mode: next })} />
      </div>
      {lines.map((one, at) => (
        <One
          key={at}
          line={one}
          choices={choices}
          onChange={(next) => put(lines.with(at, next))}
          onRemove={() => put(lines.toSpliced(at, 1))}
        />
      ))}
      <Button type="text" size="small" disabled={lines.length >= 10} onClick={() => put([...lines, freshLine()])}>
        组里再加一个
      </Button>
    </div>
  );
}

function Not({ isNot, onChange }: { readonly isNot: boolean; readonly onChange: (isNot: boolean) => void }) {
  return (
    <Choice
      label="是否"
      value={isNot ? 'not' : 'is'}
      options={[
        { value: 'is', label: '符合' },
        { value: 'not', label: '不符合' },
      ]}
      onChange={(value) => onChange(value === 'not')}
    />
  );
}
