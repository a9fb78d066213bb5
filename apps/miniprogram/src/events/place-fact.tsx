// Where it is: read, shown on a map, or copied.
import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import { placeWords, showPlace } from '../device/place';
import { Button } from '../ui/button';
import { Banner } from '../ui/trouble';
import type { AnyEvent } from './invitations';

export function PlaceFact({ place: { name, address, latitude, longitude } }: Pick<AnyEvent, 'place'>) {
  const [said, setSaid] = useState<string | null>(null);
  const place = { name, address, point: latitude === null || longitude === null ? null : { latitude, longitude } };
  return (
    <>
      <View className="event-fact event-place">
        <Text className="event-fact-name">地点</Text>
        <View className="event-fact-words">
          <Text className="line">{name}</Text>
          {address !== '' && (
            <Text className="line soft small" userSelect>
              {address}
            </Text>
          )}
        </View>
        {address !== '' && (
          <Button id="show-place" kind="text" onTap={() => void showPlace(place).then(setSaid)}>
            {placeWords(place)}
          </Button>
        )}
      </View>
      {said !== null && <Banner id="place-said">{said}</Banner>}
    </>
  );
}
