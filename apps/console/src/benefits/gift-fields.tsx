// What a surprise is: a benefit of the programme, something of its own, or a coupon.
import { type BodyOf, adminBenefitEndpoints } from '@guike/contracts/http';
import { Input, InputNumber } from 'antd';
import { useRemote } from '../api/remote';
import { Choice } from '../ui/choice';
import { Field } from '../ui/field';

type Gift = BodyOf<typeof adminBenefitEndpoints.grant>['gift'];

export interface GiftText {
  readonly kind: 'own' | 'benefit' | 'percent' | 'amount' | 'gift';
  readonly code: string;
  readonly name: string;
  readonly percentOff: number;
  readonly yuan: number;
}

export const blankGift: GiftText = { kind: 'own', code: '', name: '', percentOff: 10, yuan: 50 };

const kinds = [
  { value: 'own', label: '专属心意' },
  { value: 'benefit', label: '一项权益' },
  { value: 'percent', label: '折扣券' },
  { value: 'amount', label: '减价券' },
  { value: 'gift', label: '礼品券' },
];

export function giftOf({ kind, code, name, percentOff, yuan }: GiftText): Gift {
  if (kind === 'own') return { kind: 'benefit', code: null, name: name.trim() };
  if (kind === 'benefit') return { kind: 'benefit', code: code === '' ? null : code, name: '' };
  return {
    kind: 'coupon',
    of: kind,
    name: name.trim(),
    percentOff: kind === 'percent' ? percentOff : null,
    amountFen: kind === 'amount' ? Math.round(yuan * 100) : null,
  };
}

interface GiftFieldsProps {
  readonly gift: GiftText;
  readonly errors: Readonly<Record<string, string>>;
  readonly onChange: (changed: Partial<GiftText>) => void;
}

export function GiftFields({ gift, errors, onChange }: GiftFieldsProps) {
  const { kind, code, name, percentOff, yuan } = gift;
  const benefits = useRemote(adminBenefitEndpoints.benefits, { query: {} }, { enabled: kind === 'benefit' });
  const options = (benefits.data?.items ?? []).map((each) => ({ value: each.code, label: each.name }));
  const wrong = errors['gift'] ?? errors['gift.name'] ?? errors['gift.code'];
  return (
    <>
      <Field label="送什么">
        <Choice
          id="gift-kind"
          value={kind}
          options={kinds}
          onChange={(chosen) => onChange({ kind: chosen as GiftText['kind'] })}
        />
      </Field>
      {kind === 'benefit' ? (
        <Field label="哪项权益" error={wrong}>
          <Choice
            id="gift-code"
            value={code}
            options={[{ value: '', label: '请选择' }, ...options]}
            onChange={(chosen) => onChange({ code: chosen })}
          />
        </Field>
      ) : (
        <Field
          label={kind === 'own' ? '送的是' : '券名'}
          hint={kind === 'own' ? '如 手写贺卡与鲜花' : undefined}
          error={wrong}
        >
          <Input
            id="gift-name"
            maxLength={20}
            value={name}
            onChange={({ target }) => onChange({ name: target.value })}
          />
        </Field>
      )}
      {kind === 'percent' && (
        <Field label="减百分之几" hint={`付款时 ${(100 - percentOff) / 10} 折`} error={errors['gift.percentOff']}>
          <InputNumber
            id="gift-percent"
            min={1}
            max={100}
            value={percentOff}
            onChange={(value) => onChange({ percentOff: value ?? 1 })}
          />
        </Field>
      )}
      {kind === 'amount' && (
        <Field label="减多少元" error={errors['gift.amountFen']}>
          <InputNumber id="gift-yuan" min={1} value={yuan} onChange={(value) => onChange({ yuan: value ?? 1 })} />
        </Field>
      )}
    </>
  );
}
