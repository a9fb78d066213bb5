// One to five stars, tapped.
import { Image, Text, View } from '@tarojs/components';
import { asTick } from '../ui/aria';
import { starWords } from './after';
import { starEmpty, starFull } from './drawings';

interface StarsProps {
  /** 0 until one is tapped. */
  readonly stars: number;
  readonly onChoose: (stars: number) => void;
}

export function Stars({ stars, onChoose }: StarsProps) {
  return (
    <>
      <View className="stars">
        {[1, 2, 3, 4, 5].map((each) => (
          <View
            key={each}
            id={`star-${each}`}
            className="star"
            onClick={() => onChoose(each)}
            {...asTick(`${each} 星，${starWords[each]}`, each === stars)}
          >
            <Image className="star-picture" src={each <= stars ? starFull : starEmpty} aria-hidden />
          </View>
        ))}
      </View>
      <Text id="star-words" className="line star-words soft">
        {starWords[stars] || '点一颗星'}
      </Text>
    </>
  );
}
