// Everything that head office says about a reward, field by field.
import { doorEndpoints } from '@guike/contracts/http';
import { Checkbox, Input } from 'antd';
import { useRemote } from '../api/remote';
import { Choice } from '../ui/choice';
import { Field } from '../ui/field';
import { OpeningField } from './opening-field';
import { PictureField } from './picture-field';
import type { RewardValues } from './reward-values';

interface RewardFieldsProps {
  readonly values: RewardValues;
  readonly errors: Readonly<Partial<Record<string, string>>>;
  /** There is a limit already: its pieces are changed with a reason, elsewhere. */
  readonly hasStock: boolean;
  readonly onChange: (values: RewardValues) => void;
  readonly onBusy: (isBusy: boolean) => void;
}

type TextName = 'name' | 'points' | 'yuan' | 'stock' | 'perMember';

export function RewardFields({ values, errors, hasStock, onChange, onBusy }: RewardFieldsProps) {
  const set = (changed: Partial<RewardValues>) => onChange({ ...values, ...changed });
  const input = (name: TextName, id: string, more: { maxLength?: number; suffix?: string; prefix?: string } = {}) => (
    <Input
      id={id}
      autoComplete="off"
      {...(name === 'name' ? {} : { inputMode: name === 'yuan' ? ('decimal' as const) : ('numeric' as const) })}
      maxLength={more.maxLength ?? 12}
      {...more}
      value={values[name]}
      onChange={(event) => set({ [name]: event.target.value })}
    />
  );
  return (
    <>
      <PictureField
        value={values.picture}
        error={errors['picture']}
        onChange={(picture) => set({ picture })}
        onBusy={onBusy}
      />
      <Field label="名称" error={errors['name']}>
        {input('name', 'reward-name', { maxLength: 60 })}
      </Field>
      <Field label="说明" hint="材质、大小、颜色，会员在商品页读到" error={errors['description']}>
        <Input.TextArea
          id="reward-description"
          autoSize={{ minRows: 2, maxRows: 6 }}
          maxLength={1000}
          value={values.description}
          // One paragraph: members read it as one.
          onChange={(event) => set({ description: event.target.value.replace(/\s*\n\s*/g, ' ') })}
        />
      </Field>
      <div className="field-pair">
        <Field label="所需积分" error={errors['points']}>
          {input('points', 'reward-points', { suffix: '积分' })}
        </Field>
        <Field label="商品价值" hint="店内售价" error={errors['yuan'] ?? errors['valueFen']}>
          {input('yuan', 'reward-yuan', { prefix: '¥' })}
        </Field>
      </div>
      <div className="field-pair">
        <div className="field">
          <span className="field-label">数量</span>
          <Checkbox
            id="reward-limited"
            checked={values.isLimited}
            onChange={({ target }) => set({ isLimited: target.checked })}
          >
            限量
          </Checkbox>
          {values.isLimited && hasStock && <p className="field-hint">件数在右边「库存」里增减，写明原因</p>}
          {!values.isLimited && hasStock && <p className="field-hint">保存后不再限量</p>}
        </div>
        {values.isLimited && !hasStock && (
          <Field label="库存" error={errors['stock']}>
            {input('stock', 'reward-stock', { suffix: '件' })}
          </Field>
        )}
      </div>
      <div className="field-pair">
        <Field label="每人限兑" hint="留空不限" error={errors['perMember']}>
          {input('perMember', 'reward-per-member', { suffix: '件' })}
        </Field>
        <TierField value={values.minTier} error={errors['minTier']} onChange={(minTier) => set({ minTier })} />
      </div>
      <OpeningField
        value={values.opening}
        error={errors['opening'] ?? errors['windows']}
        onChange={(opening) => set({ opening })}
      />
    </>
  );
}

interface TierFieldProps {
  readonly value: string;
  readonly error: string | undefined;
  readonly onChange: (tier: string) => void;
}

function TierField({ value, error, onChange }: TierFieldProps) {
  const welcome = useRemote(doorEndpoints.welcome, {});
  const tiers = welcome.data?.tiers ?? [];
  const options = tiers.map(({ code, name }) => ({ value: code, label: `${name}起` }));
  const isKnown = value === '' || options.some((option) => option.value === value);
  return (
    <Field label="哪些会员可兑" error={error}>
      <Choice
        id="reward-tier"
        value={value}
        options={[
          { value: '', label: '所有会员' },
          ...options,
          // Until the tiers are here, or of a programme that is no longer in force.
          ...(isKnown ? [] : [{ value, label: welcome.data ? '方案里已没有的等级' : '…' }]),
        ]}
        onChange={onChange}
      />
    </Field>
  );
}
