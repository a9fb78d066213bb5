// Who somebody of the family is to me: one of four.
import { Text, View } from '@tarojs/components';
import { relations } from '@guike/contracts/http';
import { asTick } from '../../ui/aria';
import { classes } from '../../ui/classes';
import { type Relation, relationNames } from '../../words/relations';

interface RelationChoiceProps {
  readonly chosen: Relation;
  readonly onChoose: (relation: Relation) => void;
}

export function RelationChoice({ chosen, onChoose }: RelationChoiceProps) {
  return (
    <View className="booking-stores">
      {relations.map((each) => (
        <View
          key={each}
          id={`relation-${each}`}
          className={classes('booking-store', each === chosen && 'booking-store-on')}
          onClick={() => onChoose(each)}
          {...asTick(relationNames[each], each === chosen)}
        >
          <Text>{relationNames[each]}</Text>
        </View>
      ))}
    </View>
  );
}
