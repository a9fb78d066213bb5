// Everything that head office says about a reward, field by field.
import { doorEndpoints } from '@guike/contracts/http';
import { Checkbox, Input, type InputProps } from 'antd';
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

export function RewardFields(props: RewardFieldsProps) {
  const { values, errors, onChange, onBusy } = props;
  const set = (changed: Partial<RewardValues>) => onChange({ ...values, ...changed });
  return (
    <>
      <PictureField
        value={values.picture}
        error={errors['picture']}
        onChange={(picture) => set({ picture })}
        onBusy={onBusy}
      />
      <Field label="名称" error={errors['name']}>
        <Input
          id="reward-name"
          autoComplete="off"
          maxLength={60}
          value={values.name}
          onChange={(event) => set({ name: event.target.value })}
        />
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
      <PriceFields {...props} />
      <QuantityFields {...props} />
      <div className="field-pair">
        <Field label="每人限兑" hint="留空不限" error={errors['perMember']}>
          <NumberInput
            id="reward-per-member"
            suffix="件"
            value={values.perMember}
            onText={(perMember) => set({ perMember })}
          />
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

function PriceFields({ values, errors, onChange }: RewardFieldsProps) {
  return (
    <div className="field-pair">
      <Field label="所需积分" error={errors['points']}>
        <NumberInput
          id="reward-points"
          suffix="积分"
          value={values.points}
          onText={(points) => onChange({ ...values, points })}
        />
      </Field>
      <Field label="商品价值" hint="店内售价" error={errors['yuan'] ?? errors['valueFen']}>
        <NumberInput
          id="reward-yuan"
          prefix="¥"
          inputMode="decimal"
          value={values.yuan}
          onText={(yuan) => onChange({ ...values, yuan })}
        />
      </Field>
    </div>
  );
}

function QuantityFields({ values, errors, hasStock, onChange }: RewardFieldsProps) {
  const { isLimited, stock } = values;
  return (
    <div className="field-pair">
      <div className="field">
        <span className="field-label">数量</span>
        <Checkbox
          id="reward-limited"
          checked={isLimited}
          onChange={({ target }) => onChange({ ...values, isLimited: target.checked })}
        >
          限量
        </Checkbox>
        {hasStock && (
          <p className="field-hint">{isLimited ? '件数在右边「库存」里增减，写明原因' : '保存后不再限量'}</p>
        )}
      </div>
      {isLimited && !hasStock && (
        <Field label="库存" error={errors['stock']}>
          <NumberInput
            id="reward-stock"
            suffix="件"
            value={stock}
            onText={(text) => onChange({ ...values, stock: text })}
          />
        </Field>
      )}
    </div>
  );
}

interface NumberInputProps extends Pick<InputProps, 'id' | 'prefix' | 'suffix' | 'inputMode' | 'status'> {
  readonly value: string;
  readonly onText: (text: string) => void;
}

function NumberInput({ onText, inputMode = 'numeric', ...input }: NumberInputProps) {
  return (
    <Input
      {...input}
      autoComplete="off"
      inputMode={inputMode}
      maxLength={12}
      onChange={(event) => onText(event.target.value)}
    />
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
