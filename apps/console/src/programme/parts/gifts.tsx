// Gifts of a referral, one or several: points, a benefit, a coupon, a tier or a lift.
import { Button } from 'antd';
import { type Path, at, insert, placeOf, put, remove, rowsAt } from '../draft/body';
import { useDraft } from '../draft/draft';
import { giftKinds, useBenefitOptions, useTierOptions } from './choices';
import { Amount, Pick, Words } from './fields';
import { RemoveRow } from './rows';
import { Wrong } from './slot';

interface GiftsProps {
  readonly path: Path;
  readonly name: string;
}

export function Gifts({ path, name }: GiftsProps) {
  const { body, edit } = useDraft();
  return (
    <div className="stack">
      {rowsAt(body, path).map((_, index) => (
        <Gift
          key={index}
          path={[...path, index]}
          name={`${name}第 ${index + 1} 份礼`}
          onRemove={() => edit((now) => remove(now, path, index))}
        />
      ))}
      <Wrong path={path} />
      <span>
        <Button
          size="small"
          type="text"
          data-testid={`add-${placeOf(path)}`}
          onClick={() => edit((now) => insert(now, path, { kind: 'points', points: null }))}
        >
          + 一份礼
        </Button>
      </span>
    </div>
  );
}

function Gift({ path, name, onRemove }: GiftsProps & { readonly onRemove: () => void }) {
  const { body, edit } = useDraft();
  const [tiers, benefits] = [useTierOptions(), useBenefitOptions()];
  const kind = at(body, [...path, 'kind']);
  const blanks: Readonly<Record<string, object>> = {
    points: { points: null },
    benefit: { code: benefits[0]?.value ?? '' },
    coupon: { name: '', percentOff: 0, offFen: 0 },
    tier: { code: tiers[0]?.value ?? '' },
    lift: { tiers: 1 },
  };
  return (
    <div className="sentence">
      <Pick
        path={[...path, 'kind']}
        label={name}
        options={giftKinds}
        onPick={(next) => edit((now) => put(now, path, { kind: next, ...blanks[next] }))}
      />
      {kind === 'points' && <Amount path={[...path, 'points']} label={`${name}：多少积分`} />}
      {kind === 'benefit' && <Pick path={[...path, 'code']} label={`${name}：哪项权益`} options={benefits} />}
      {kind === 'tier' && <Pick path={[...path, 'code']} label={`${name}：哪个等级`} options={tiers} />}
      {kind === 'lift' && (
        <>
          <Amount path={[...path, 'tiers']} label={`${name}：升几级`} width={56} />
          <span>级</span>
        </>
      )}
      {kind === 'coupon' && (
        <>
          <Words path={[...path, 'name']} label={`${name}：券名`} longest={20} width={140} />
          <span>减</span>
          <Amount path={[...path, 'percentOff']} label={`${name}：减百分之几`} width={64} />
          <span>%，再减</span>
          <Amount path={[...path, 'offFen']} label={`${name}：再减多少元`} kind="money" width={104} />
        </>
      )}
      <RemoveRow what={name} onClick={onRemove} />
    </div>
  );
}
