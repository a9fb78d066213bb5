// One benefit among mine: its drawing, its name, and what there is to know now.
import { Text, View } from '@tarojs/components';
import { classes } from '../ui/classes';
import { goBenefit } from '../ui/go';
import { Tap } from '../ui/tap';
import { type Benefit, noteOf } from './benefits';
import { BenefitIcon } from './icon';

export function BenefitCard({ benefit }: { readonly benefit: Benefit }) {
  const { code, name, delivery, can, source } = benefit;
  return (
    <Tap
      id={`benefit-${code}`}
      className={classes('benefit', !can && 'benefit-used', source === 'grant' && 'benefit-surprise')}
      onTap={() => goBenefit(code)}
    >
      <BenefitIcon code={code} delivery={delivery} className="benefit-icon" />
      <Text className="benefit-name">{name}</Text>
      <Text className="line soft small number benefit-note">{noteOf(benefit)}</Text>
    </Tap>
  );
}

/** What everybody has, small. */
export function BenefitChip({ benefit: { code, name, delivery } }: { readonly benefit: Benefit }) {
  return (
    <Tap id={`benefit-${code}`} className="benefit-chip" onTap={() => goBenefit(code)}>
      <BenefitIcon code={code} delivery={delivery} className="benefit-chip-icon" />
      <View className="benefit-chip-name">
        <Text>{name}</Text>
      </View>
    </Tap>
  );
}
