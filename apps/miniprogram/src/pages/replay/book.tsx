// The book: one slide at a time, those beside it ready, a thin line below that says how far.
import { Image, Text, View } from '@tarojs/components';
import { phoneTime } from '../../clock';
import { apiBase } from '../../settings';
import { asPicture } from '../../ui/aria';
import { classes } from '../../ui/classes';
import { Tap } from '../../ui/tap';
import { dayWords } from '../../words/days';
import { Closing } from './closing';
import { type Photo, type Replay, type Slide, slidesOf } from './slides';
import { useTurning } from './use-turning';

export function Book({ replay }: { readonly replay: Replay }) {
  const slides = slidesOf(replay);
  const { place, turnTo, touch } = useTurning(slides.length);
  return (
    <View id="replay-book" className="replay-book" {...touch}>
      {slides.map((slide, nth) => (
        <View
          key={slide.key}
          id={`replay-slide-${nth}`}
          className={classes('replay-slide', nth === place && 'replay-shown', nth < place && 'replay-past')}
          aria-hidden={nth !== place}
        >
          {Math.abs(nth - place) <= 1 && <Content slide={slide} replay={replay} />}
        </View>
      ))}
      <View className="replay-foot">
        <Tap id="replay-back" className="replay-turn" label="上一页" onTap={() => turnTo(place - 1)} />
        <View className="replay-marks">
          {slides.map(({ key }, nth) => (
            <View key={key} className={classes('replay-mark', nth === place && 'replay-mark-on')} />
          ))}
        </View>
        <Tap id="replay-next" className="replay-turn" label="下一页" onTap={() => turnTo(place + 1)} />
      </View>
    </View>
  );
}

function Content({ slide, replay }: { readonly slide: Slide; readonly replay: Replay }) {
  switch (slide.kind) {
    case 'cover':
      return <Cover replay={replay} photo={slide.photo} />;
    case 'photos':
      return <Photos title={slide.title} photos={slide.photos} />;
    case 'figures':
      return <Figures replay={replay} />;
    case 'closing':
      return <Closing share={replay.share} />;
  }
}

const monthOf = (day: string): string => day.slice(0, 7).replace('-', '.');

function Cover({ replay, photo }: { readonly replay: Replay; readonly photo: Photo | null }) {
  return (
    <View className="replay-cover">
      {photo !== null && (
        <View className="replay-arch">
          <Image className="replay-fill" mode="aspectFill" src={`${apiBase}${photo.large}`} {...asPicture('')} />
        </View>
      )}
      <Text className="line replay-title">美丽回放</Text>
      {replay.name !== null && <Text className="line replay-name">{replay.name}的这一年</Text>}
      <Text className="line soft small number replay-months">
        {`${monthOf(replay.from)} – ${monthOf(replay.through)}`}
      </Text>
    </View>
  );
}

function Photos({ title, photos }: { readonly title: string; readonly photos: readonly Photo[] }) {
  return (
    <View className="replay-season">
      <Text className="line replay-season-title">{title}</Text>
      <View className={`replay-photos replay-photos-${photos.length}`}>
        {photos.map((photo, nth) => (
          <View key={photo.id} className={`replay-photo replay-photo-${nth}`}>
            <Image
              className="replay-fill"
              mode="aspectFill"
              src={`${apiBase}${photos.length === 1 || nth === 0 ? photo.large : photo.small}`}
              {...asPicture(`${dayWords(photo.takenOn, phoneTime())}的留影`)}
            />
          </View>
        ))}
      </View>
      <Text className="line soft small number">{daysOf(photos)}</Text>
    </View>
  );
}

/** The day of one photo, or of the first and the last. */
function daysOf(photos: readonly Photo[]): string {
  const days = [...new Set(photos.map(({ takenOn }) => dayWords(takenOn, phoneTime())))];
  return days.length > 1 ? `${days[0]} 至 ${days.at(-1)}` : (days[0] ?? '');
}

function Figures({ replay }: { readonly replay: Replay }) {
  return (
    <View className="replay-figures">
      <Text className="line replay-season-title">这一年</Text>
      {replay.figures.map(({ figure, words }) => (
        <View key={words} className="replay-figure">
          <Text className={classes('line', 'replay-number', figure.length > 4 && 'replay-words')}>{figure}</Text>
          <Text className="line soft">{words}</Text>
        </View>
      ))}
    </View>
  );
}
