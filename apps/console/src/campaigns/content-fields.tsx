// What members read and get: the message with what is filled in for each, a coupon, a task for the store.
import { type CampaignContent, campaignLinks } from '@guike/contracts/http';
import { Button, Checkbox, Input } from 'antd';
import { Choice } from '../ui/choice';
import { Field } from '../ui/field';
import { linkNames } from './campaign-words';
import { ChannelWords } from './channel-words';
import { Whole } from './condition-fields';
import { type Care, type Coupon, couponOfKind, freshCare, freshCoupon } from './terms';

interface ContentFieldsProps {
  readonly content: CampaignContent;
  readonly error: string | undefined;
  readonly onChange: (content: CampaignContent) => void;
}

const variables = ['{称呼}', '{等级}', '{可用积分}', '{到期积分}', '{到期日}'];

export function ContentFields({ content, error, onChange }: ContentFieldsProps) {
  const { title, body, link, coupon, care } = content;
  return (
    <>
      <Field label="标题" hint="最多 20 字，微信服务通知里也是这一句">
        <Input
          id="campaign-title"
          maxLength={20}
          autoComplete="off"
          value={title}
          onChange={({ target }) => onChange({ ...content, title: target.value })}
        />
      </Field>
      <Field label="正文" error={error}>
        <Input.TextArea
          id="campaign-body"
          autoSize={{ minRows: 3, maxRows: 8 }}
          maxLength={300}
          value={body}
          onChange={({ target }) => onChange({ ...content, body: target.value.replace(/\s*\n\s*/g, ' ') })}
        />
      </Field>
      <p className="variables">
        <span className="quiet">插入</span>
        {variables.map((name) => (
          <Button key={name} size="small" onClick={() => onChange({ ...content, body: body + name })}>
            {name}
          </Button>
        ))}
      </p>
      <ChannelWords content={content} onChange={onChange} />
      <div className="sentence">
        <span>点开以后</span>
        <Choice
          label="点开以后"
          value={link}
          options={campaignLinks.map((value) => ({ value, label: linkNames[value] }))}
          onChange={(next) => onChange({ ...content, link: next as typeof link })}
        />
      </div>
      <Checkbox
        id="campaign-coupon"
        checked={coupon !== null}
        onChange={({ target }) => onChange({ ...content, coupon: target.checked ? freshCoupon : null })}
      >
        送一张券
      </Checkbox>
      {coupon !== null && <CouponFields coupon={coupon} onChange={(next) => onChange({ ...content, coupon: next })} />}
      <Checkbox
        id="campaign-care"
        checked={care !== null}
        onChange={({ target }) => onChange({ ...content, care: target.checked ? freshCare : null })}
      >
        给门店一个维护任务
      </Checkbox>
      {care !== null && <CareFields care={care} onChange={(next) => onChange({ ...content, care: next })} />}
    </>
  );
}

const couponKinds = [
  { value: 'amount', label: '抵金额' },
  { value: 'percent', label: '打折' },
  { value: 'gift', label: '换礼品' },
];

interface CouponFieldsProps {
  readonly coupon: Coupon;
  readonly onChange: (coupon: Coupon) => void;
}

function CouponFields({ coupon, onChange }: CouponFieldsProps) {
  const { name, kind, validDays, costFen } = coupon;
  const set = (changed: Partial<Coupon>) => onChange({ ...coupon, ...changed });
  return (
    <div className="nested" data-testid="coupon">
      <Field label="券名">
        <Input
          id="coupon-name"
          maxLength={20}
          autoComplete="off"
          value={name}
          onChange={({ target }) => set({ name: target.value })}
        />
      </Field>
      <div className="sentence">
        <Choice
          label="券的种类"
          value={kind}
          options={couponKinds}
          onChange={(next) => onChange(couponOfKind(coupon, next as Coupon['kind']))}
        />
        <CouponWorth coupon={coupon} onChange={onChange} />
        <Whole
          label="有效天数"
          value={validDays}
          least={1}
          most={366}
          suffix="天内有效"
          onChange={(days) => set({ validDays: days })}
        />
      </div>
      <div className="sentence">
        <span>每张最多花</span>
        <Whole
          label="每张成本"
          prefix="¥"
          value={costFen / 100}
          most={100_000}
          onChange={(yuan) => set({ costFen: yuan * 100 })}
        />
        <span className="quiet">按这个数算进预算</span>
      </div>
    </div>
  );
}

/** What is on it: an amount, or a percentage; nothing for a gift. */
function CouponWorth({ coupon, onChange }: CouponFieldsProps) {
  const { percentOff, amountFen, costFen } = coupon;
  if (amountFen !== null)
    return (
      <Whole
        label="券面金额"
        prefix="¥"
        value={amountFen / 100}
        least={1}
        most={100_000}
        onChange={(yuan) => onChange({ ...coupon, amountFen: yuan * 100, costFen: Math.max(costFen, yuan * 100) })}
      />
    );
  if (percentOff === null) return null;
  return (
    <Whole
      label="减百分之几"
      value={percentOff}
      least={1}
      most={100}
      suffix="%，从总价里减"
      onChange={(next) => onChange({ ...coupon, percentOff: next })}
    />
  );
}

function CareFields({ care, onChange }: { readonly care: Care; readonly onChange: (care: Care) => void }) {
  const { title, script, owner, dueDays } = care;
  return (
    <div className="nested" data-testid="care">
      <Field label="做什么">
        <Input
          id="care-title"
          maxLength={30}
          autoComplete="off"
          value={title}
          onChange={({ target }) => onChange({ ...care, title: target.value })}
        />
      </Field>
      <Field label="怎么说">
        <Input.TextArea
          id="care-script"
          autoSize={{ minRows: 2, maxRows: 5 }}
          maxLength={300}
          value={script}
          onChange={({ target }) => onChange({ ...care, script: target.value.replace(/\s*\n\s*/g, ' ') })}
        />
      </Field>
      <div className="sentence">
        <Choice
          label="谁来做"
          value={owner}
          options={[
            { value: 'guide', label: '导购' },
            { value: 'manager', label: '店长' },
          ]}
          onChange={(next) => onChange({ ...care, owner: next as Care['owner'] })}
        />
        <Whole
          label="几天内做完"
          value={dueDays}
          least={1}
          most={30}
          suffix="天内做完"
          onChange={(days) => onChange({ ...care, dueDays: days })}
        />
      </div>
    </div>
  );
}
