// The tiers side by side, each a column: how one comes in and stays, and what it brings.
import { Button } from 'antd';
import { addTier, rowsAt } from '../draft/body';
import { useDraft } from '../draft/draft';
import { Wrong } from './slot';
import { TierColumn } from './tier-column';

export function TierColumns() {
  const { body, edit } = useDraft();
  const tiers = rowsAt(body, ['tiers']);
  return (
    <>
      <Wrong path={['tiers']} />
      <div className="tiers" tabIndex={0} role="group" aria-label="等级，从低到高">
        {tiers.map((tier, index) => (
          <TierColumn key={(tier as { code: string }).code} index={index} count={tiers.length} />
        ))}
      </div>
      <div>
        <Button data-testid="add-tier" onClick={() => edit(addTier)} disabled={tiers.length >= 10}>
          添加更高的等级
        </Button>
      </div>
    </>
  );
}
