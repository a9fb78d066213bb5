// The lists within a tier's column: benefits that come with it, and what is done to welcome somebody.
import { Button } from 'antd';
import { type Path, at, insert, placeOf, put, remove, rowsAt } from '../draft/body';
import { useDraft } from '../draft/draft';
import { quotaPeriods, roleChoices, storeScopes, useBenefitOptions } from './choices';
import { Amount, Pick, Tick, Words } from './fields';
import { RemoveRow } from './rows';
import { Wrong } from './slot';

interface ListProps {
  readonly path: Path;
  readonly name: string;
}

export function FixedBenefits({ path, name }: ListProps) {
  const { body, edit } = useDraft();
  const benefits = useBenefitOptions();
  const taken = rowsAt(body, path).map((row) => (row as { code: string }).code);
  const free = benefits.find(({ value }) => !taken.includes(value));
  return (
    <>
      {taken.map((_, index) => (
        <FixedBenefit
          key={index}
          path={[...path, index]}
          name={`${name}第 ${index + 1} 项固定权益`}
          options={benefits}
          onRemove={() => edit((now) => remove(now, path, index))}
        />
      ))}
      <Wrong path={path} />
      {free && (
        <Button
          size="small"
          type="text"
          data-testid={`add-${placeOf(path)}`}
          onClick={() =>
            edit((now) => insert(now, path, { code: free.value, quota: null, stores: 'all', firstMonths: null }))
          }
        >
          + 固定权益
        </Button>
      )}
    </>
  );
}

interface FixedBenefitProps extends ListProps {
  readonly options: ReturnType<typeof useBenefitOptions>;
  readonly onRemove: () => void;
}

function FixedBenefit({ path, name, options, onRemove }: FixedBenefitProps) {
  const { body, edit } = useDraft();
  const quota = [...path, 'quota'];
  const isLimited = at(body, quota) !== null;
  const limit = (next: boolean) => edit((now) => put(now, quota, next ? { times: 1, per: 'year' } : null));
  return (
    <div className="tier-item">
      <div className="sentence">
        <Pick path={[...path, 'code']} label={name} options={options} />
        <Pick path={[...path, 'stores']} label={`${name}在哪些门店`} options={storeScopes} />
        <RemoveRow what={name} onClick={onRemove} />
      </div>
      <div className="sentence">
        <Tick path={quota} label="限次数" isOn={isLimited} onTick={limit} />
        {isLimited && (
          <>
            <Pick path={[...quota, 'per']} label={`${name}按什么时段限次`} options={quotaPeriods} />
            <Amount path={[...quota, 'times']} label={`${name}限几次`} width={56} />
            <span>次</span>
          </>
        )}
        <span>头</span>
        <Amount path={[...path, 'firstMonths']} label={`${name}只在头几个月`} width={64} hint="不限" />
        <span>个月</span>
      </div>
    </div>
  );
}

export function WelcomeTasks({ path, name }: ListProps) {
  const { body, edit } = useDraft();
  return (
    <>
      {rowsAt(body, path).map((_, index) => (
        <div key={index} className="sentence tier-item">
          <Words path={[...path, index, 'task']} label={`${name}第 ${index + 1} 件欢迎的事`} hint="做什么" />
          <Pick
            path={[...path, index, 'owner']}
            label={`${name}第 ${index + 1} 件欢迎的事由谁做`}
            options={roleChoices}
          />
          <RemoveRow
            what={`${name}第 ${index + 1} 件欢迎的事`}
            onClick={() => edit((now) => remove(now, path, index))}
          />
        </div>
      ))}
      <Wrong path={path} />
      <Button
        size="small"
        type="text"
        data-testid={`add-${placeOf(path)}`}
        onClick={() => edit((now) => insert(now, path, { task: '', owner: 'manager' }))}
      >
        + 欢迎的事
      </Button>
    </>
  );
}
