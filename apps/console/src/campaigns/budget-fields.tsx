// How much a campaign may send and give, who is left out to compare with, and how often somebody may be in it.
import { Checkbox } from 'antd';
import { Whole } from './condition-fields';
import type { Terms } from './terms';

interface BudgetFieldsProps {
  readonly terms: Terms;
  readonly errors: Readonly<Record<string, string>>;
  readonly onChange: (changed: Partial<Terms>) => void;
}

const MESSAGES = 1_000;
const COUPON_FEN = 500_000;
const MOST = 10_000_000;

export function BudgetFields({ terms, errors, onChange }: BudgetFieldsProps) {
  const { mostMessages, holdoutPercent, outcomeDays, cooldownDays, content } = terms;
  const set = (field: keyof Terms) => (value: number) => onChange({ [field]: value });
  const cooldown = cooldownDays === 0 ? '天：每次都发' : '天内最多一次';
  return (
    <>
      <div className="sentence">
        <Checkbox
          checked={mostMessages !== null}
          onChange={({ target }) => onChange({ mostMessages: target.checked ? MESSAGES : null })}
        >
          最多发
        </Checkbox>
        {mostMessages === null ? (
          <span className="quiet">不限人数</span>
        ) : (
          <Whole
            label="最多发几人"
            value={mostMessages}
            least={1}
            most={MOST}
            suffix="人"
            onChange={set('mostMessages')}
          />
        )}
        {errors['mostMessages'] !== undefined && <p className="field-error">{errors['mostMessages']}</p>}
      </div>
      {content.coupon !== null && <CouponBudget terms={terms} errors={errors} onChange={onChange} />}
      <div className="sentence">
        <span>留</span>
        <Whole
          label="对照组"
          value={holdoutPercent}
          most={50}
          suffix="% 的人不发，用来比较"
          onChange={set('holdoutPercent')}
        />
      </div>
      <div className="sentence">
        <span>发出后</span>
        <Whole
          label="统计天数"
          value={outcomeDays}
          least={1}
          most={90}
          suffix="天内的消费算作效果"
          onChange={set('outcomeDays')}
        />
      </div>
      <div className="sentence">
        <span>同一位会员</span>
        <Whole label="间隔天数" value={cooldownDays} most={366} suffix={cooldown} onChange={set('cooldownDays')} />
      </div>
    </>
  );
}

function CouponBudget({ terms: { mostCouponFen }, errors, onChange }: BudgetFieldsProps) {
  return (
    <div className="sentence">
      <Checkbox
        checked={mostCouponFen !== null}
        onChange={({ target }) => onChange({ mostCouponFen: target.checked ? COUPON_FEN : null })}
      >
        券最多花
      </Checkbox>
      {mostCouponFen !== null && (
        <Whole
          label="券的预算"
          prefix="¥"
          value={mostCouponFen / 100}
          least={1}
          most={MOST}
          onChange={(yuan) => onChange({ mostCouponFen: yuan * 100 })}
        />
      )}
      {errors['mostCouponFen'] !== undefined && <p className="field-error">{errors['mostCouponFen']}</p>}
    </div>
  );
}
