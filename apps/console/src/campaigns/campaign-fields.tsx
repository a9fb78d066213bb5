// Everything head office says of a campaign: whom, when, what, how much.
import { segmentEndpoints } from '@guike/contracts/http';
import { Input } from 'antd';
import { useRemote } from '../api/remote';
import { Choice } from '../ui/choice';
import { Field } from '../ui/field';
import { Panel } from '../ui/panel';
import { BudgetFields } from './budget-fields';
import { ContentFields } from './content-fields';
import { RuleBuilder } from './rule-builder';
import { ScheduleFields } from './schedule-fields';
import type { Terms } from './terms';

interface CampaignFieldsProps {
  readonly terms: Terms;
  readonly errors: Readonly<Record<string, string>>;
  readonly onChange: (terms: Terms) => void;
}

export function CampaignFields({ terms, errors, onChange }: CampaignFieldsProps) {
  const set = (changed: Partial<Terms>) => onChange({ ...terms, ...changed });
  return (
    <div className="campaign-parts">
      <Panel>
        <Field label="活动名称" hint="只在控制台里看到" error={errors['name']}>
          <Input
            id="campaign-name"
            maxLength={30}
            autoComplete="off"
            value={terms.name}
            onChange={({ target }) => set({ name: target.value })}
          />
        </Field>
      </Panel>
      <Panel title="发给谁" aside={<SavedPick onPick={(rule) => set({ rule })} />}>
        <RuleBuilder rule={terms.rule} onChange={(rule) => set({ rule })} />
        {errors['rule'] !== undefined && <p className="field-error">{errors['rule']}</p>}
      </Panel>
      <Panel title="什么时候发">
        <ScheduleFields
          schedule={terms.schedule}
          error={errors['schedule']}
          onChange={(schedule) => set({ schedule })}
        />
      </Panel>
      <Panel title="发什么">
        <div className="form">
          <ContentFields
            content={terms.content}
            error={errors['content']}
            // Without a coupon there is no budget for coupons.
            onChange={(content) => set({ content, ...(content.coupon === null ? { mostCouponFen: null } : {}) })}
          />
        </div>
      </Panel>
      <Panel title="预算和效果">
        <div className="form">
          <BudgetFields terms={terms} errors={errors} onChange={set} />
        </div>
      </Panel>
    </div>
  );
}

const NONE = '';
const MOST_OFFERED = 200;

/** Takes over what a saved segment says now; later changes of it do not follow. */
function SavedPick({ onPick }: { readonly onPick: (rule: Terms['rule']) => void }) {
  const saved = useRemote(segmentEndpoints.segments, { query: { limit: MOST_OFFERED } });
  const items = saved.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <Choice
      label="套用人群"
      value={NONE}
      options={[{ value: NONE, label: '套用已存的人群' }, ...items.map(({ id, name }) => ({ value: id, label: name }))]}
      onChange={(chosen) => {
        const rule = items.find(({ id }) => id === chosen)?.rule;
        if (rule !== undefined) onPick(rule);
      }}
    />
  );
}
