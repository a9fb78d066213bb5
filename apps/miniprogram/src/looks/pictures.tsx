// The pictures of a look, one at a time, in a place whose height is known before they are there.
import { useState } from 'react';
import { Image, Swiper, SwiperItem, Text, View } from '@tarojs/components';
import { apiBase } from '../settings';
import { asPicture } from '../ui/aria';
import { placeOf } from './columns';

interface PicturesProps {
  readonly pictures: readonly { readonly width: number; readonly height: number; readonly large: string }[];
  /** For who cannot see them. */
  readonly words: string;
}

export function Pictures({ pictures, words }: PicturesProps) {
  const [place, setPlace] = useState(0);
  const [first] = pictures;
  if (first === undefined) return null;
  return (
    <View id="look-pictures" className="look-pictures" style={{ paddingTop: placeOf(first) }}>
      <Swiper className="look-fill" onChange={({ detail }) => setPlace(detail.current)}>
        {pictures.map(({ large }, nth) => (
          <SwiperItem key={large}>
            {Math.abs(nth - place) <= 1 && (
              <Image className="look-fill" mode="aspectFill" src={`${apiBase}${large}`} {...asPicture(words)} />
            )}
          </SwiperItem>
        ))}
      </Swiper>
      {pictures.length > 1 && <Text className="look-many number">{`${place + 1} / ${pictures.length}`}</Text>}
    </View>
  );
}
