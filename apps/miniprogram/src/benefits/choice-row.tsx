// One benefit that may be picked: tapped it is chosen, tapped again it is not.
import { Text, View } from '@tarojs/components';
import { asTick } from '../ui/aria';
import { classes } from '../ui/classes';
import type { Choices, Chosen } from './benefits';
import { BenefitIcon } from './icon';

interface ChoiceRowProps {
  readonly choice: Choices['choices'][number];
  readonly choices: Choices;
  readonly chosen: Chosen;
  readonly onChoose: (codes: readonly string[]) => void;
}

export function ChoiceRow({ choice, choices, chosen, onChoose }: ChoiceRowProps) {
  const { code, name, delivery, how, terms } = choice;
  const isOn = chosen.codes.includes(code);
  // One in place of the only one there may be needs no tap to take that away first.
  const mayTake = !chosen.full || choices.most === 1;
  const tap = (): void => {
    if (isOn) onChoose(chosen.codes.filter((each) => each !== code));
    else if (mayTake) onChoose(choices.most === 1 ? [code] : [...chosen.codes, code]);
  };
  return (
    <View
      id={`choice-${code}`}
      className={classes('choice', isOn && 'choice-on', !isOn && !mayTake && 'choice-off')}
      onClick={tap}
      {...asTick(name, isOn)}
    >
      <BenefitIcon code={code} delivery={delivery} className="choice-icon" />
      <View className="row-text">
        <View className="choice-name">
          <Text>{name}</Text>
          {tagOf(code, choices, chosen) !== null && <Text className="choice-tag">{tagOf(code, choices, chosen)}</Text>}
        </View>
        <Text className="line soft small number">{[how, ...terms].join(' · ')}</Text>
      </View>
      <View className={classes('tick', isOn && 'tick-on')} />
    </View>
  );
}

function tagOf(code: string, { resting }: Choices, { added, givenUp }: Chosen): string | null {
  if (givenUp.includes(code)) return '换掉';
  if (resting.includes(code)) return added.includes(code) ? '留下' : '暂停中';
  return added.includes(code) ? '新选' : null;
}
