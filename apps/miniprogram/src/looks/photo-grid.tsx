// Photos of an album in three columns, each in a place of the same shape; chosen ones carry their number.
import { Image, Text, View } from '@tarojs/components';
import { phoneTime } from '../clock';
import { apiBase } from '../settings';
import { asButton, asTick } from '../ui/aria';
import { classes } from '../ui/classes';
import { dayWords } from '../words/days';
import type { Photo } from './answers';

interface PhotoGridProps {
  readonly id: string;
  readonly photos: readonly Photo[];
  /** Their ids in order; null: nothing is chosen here, a tap opens. */
  readonly chosen: readonly string[] | null;
  readonly onTap: (photo: Photo) => void;
}

export function PhotoGrid({ id, photos, chosen, onTap }: PhotoGridProps) {
  return (
    <View id={id} className="photo-grid">
      {photos.map((photo) => {
        const place = chosen === null ? -1 : chosen.indexOf(photo.id);
        const words = `${dayWords(photo.takenOn, phoneTime())}的照片`;
        return (
          <View
            key={photo.id}
            id={`photo-${photo.id}`}
            className={classes('photo-place', place >= 0 && 'photo-chosen')}
            hoverClass="pressed"
            onClick={() => onTap(photo)}
            {...(chosen === null ? asButton(words) : asTick(words, place >= 0))}
          >
            <Image className="look-fill" mode="aspectFill" lazyLoad src={`${apiBase}${photo.thumb}`} aria-hidden />
            {place >= 0 && <Text className="photo-number number">{place + 1}</Text>}
            {chosen === null && photo.lookId !== null && <Text className="photo-shown">已发布</Text>}
          </View>
        );
      })}
    </View>
  );
}
