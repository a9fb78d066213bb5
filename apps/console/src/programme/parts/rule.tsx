// A rule as sentences: 近 12 个月 消费满 ¥20,000, 并且 more of the same, 或者 another way.
import type { FactName, WindowName } from '@guike/programme/text';
import { Button } from 'antd';
import { Fragment } from 'react';
import { type Path, at, blankCondition, insert, placeOf, put, remove, rowsAt } from '../draft/body';
import { useDraft } from '../draft/draft';
import { Amount, Pick, PickMany } from './fields';
import { type RulePlace, factOptions, facts, windowLabels, windowsOf, withFact, withWindow } from './facts';
import { RemoveRow } from './rows';
import { Wrong } from './slot';

interface RuleProps {
  readonly path: Path;
  /** What the rule is for, as screen readers hear it before each field: 黄金的门槛. */
  readonly name: string;
  readonly place: RulePlace;
}

export function Rule({ path, name, place }: RuleProps) {
  const { body, edit } = useDraft();
  const ways = [...path, 'any'];
  return (
    <div className="rule" role="group" aria-label={name}>
      {rowsAt(body, ways).map((_, index) => (
        <Fragment key={index}>
          {index > 0 && <p className="rule-or">或者</p>}
          <Way path={[...ways, index, 'all']} name={`${name}第 ${index + 1} 种`} place={place} />
        </Fragment>
      ))}
      <Wrong path={path} />
      <Button
        size="small"
        type="text"
        data-testid={`or-${placeOf(path)}`}
        onClick={() => edit((now) => insert(now, ways, { all: [blankCondition()] }))}
      >
        + 或者
      </Button>
    </div>
  );
}

function Way({ path, name, place }: RuleProps) {
  const { body, edit } = useDraft();
  const conditions = rowsAt(body, path);
  const ways = path.slice(0, -2);
  const way = Number(path.at(-2));
  const drop = (index: number) =>
    edit((now) => (conditions.length > 1 ? remove(now, path, index) : remove(now, ways, way)));
  const isLast = conditions.length === 1 && rowsAt(body, ways).length === 1;
  return (
    <div className="rule-way">
      {conditions.map((_, index) => (
        <Fragment key={index}>
          {index > 0 && <span className="rule-and">并且</span>}
          <ConditionFields
            path={[...path, index]}
            name={`${name}第 ${index + 1} 条`}
            place={place}
            {...(isLast ? {} : { onRemove: () => drop(index) })}
          />
        </Fragment>
      ))}
      <Button
        size="small"
        type="text"
        data-testid={`and-${placeOf(path)}`}
        onClick={() => edit((now) => insert(now, path, blankCondition()))}
      >
        + 并且
      </Button>
    </div>
  );
}

interface ConditionFieldsProps extends RuleProps {
  readonly onRemove?: () => void;
}

function ConditionFields({ path, name, place, onRemove }: ConditionFieldsProps) {
  const { body, edit } = useDraft();
  const condition = at(body, path) as Parameters<typeof withFact>[0];
  const { fact, window } = condition;
  const { kind, unit } = facts[fact];
  const set = (next: unknown) => edit((now) => put(now, path, next));
  const spans = withNow(windowsOf(fact, place), window).map((each) => ({ value: each, label: windowLabels[each] }));
  return (
    <div className="sentence rule-condition">
      {window !== 'now' && (
        <Pick
          path={[...path, 'window']}
          label={`${name}的时段`}
          options={spans}
          onPick={(next) => set(withWindow(condition, next as WindowName))}
        />
      )}
      <Pick
        path={[...path, 'fact']}
        label={`${name}看什么`}
        options={factOptions(place)}
        onPick={(next) => set(withFact(condition, next as FactName, place))}
      />
      <span className="rule-number">
        <Amount path={[...path, 'atLeast']} label={`${name}满多少`} kind={kind} width={kind === 'money' ? 116 : 72} />
        {unit !== '' && <span>{unit}</span>}
        {onRemove && <RemoveRow what={name} onClick={onRemove} />}
      </span>
      {fact === 'steadyYears' && (
        <>
          <span>每年上下不超过</span>
          <Amount path={[...path, 'withinPercent']} label={`${name}的浮动范围`} width={64} />
          <span>%</span>
        </>
      )}
      {fact === 'items' && window === 'purchase' && (
        <PickMany
          path={[...path, 'exceptCategories']}
          label={`${name}不计的品类`}
          options={[]}
          none="品类都计"
          isOpen
        />
      )}
    </div>
  );
}

/** What stands there now may be chosen, also where it should not. */
const withNow = (windows: readonly WindowName[], window: WindowName): readonly WindowName[] =>
  windows.includes(window) ? windows : [window, ...windows];
