// A small number, one more or one less at a tap.
import { Text, View } from '@tarojs/components';
import { asButton } from '../ui/aria';
import { classes } from '../ui/classes';

interface StepperProps {
  readonly id: string;
  readonly label: string;
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly onChange: (value: number) => void;
}

export function Stepper({ id, label, value, least, most, onChange }: StepperProps) {
  return (
    <View className="stepper">
      <Text className="row-text">{label}</Text>
      <Step id={`${id}-less`} label="少一位" sign="−" off={value <= least} onTap={() => onChange(value - 1)} />
      <Text id={id} className="stepper-value number">
        {value}
      </Text>
      <Step id={`${id}-more`} label="多一位" sign="+" off={value >= most} onTap={() => onChange(value + 1)} />
    </View>
  );
}

interface StepProps {
  readonly id: string;
  readonly label: string;
  readonly sign: string;
  readonly off: boolean;
  readonly onTap: () => void;
}

function Step({ id, label, sign, off, onTap }: StepProps) {
  return (
    <View
      id={id}
      className={classes('step', off && 'button-off')}
      onClick={off ? undefined : onTap}
      {...asButton(label)}
      aria-disabled={off}
    >
      <Text>{sign}</Text>
    </View>
  );
}
