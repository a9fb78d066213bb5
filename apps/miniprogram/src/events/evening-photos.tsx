// Photos of the evening: looked at large, and put into my album by my consent.
import { useState } from 'react';
import { Image, Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { eventOutcomeEndpoints } from '@guike/contracts/http';
import { call } from '../api/call';
import { useWish } from '../benefits/use-wish';
import { usePurpose } from '../consent/use-purpose';
import { apiBase } from '../settings';
import { asButton } from '../ui/aria';
import { Button } from '../ui/button';
import { Section } from '../ui/section';
import { Sheet } from '../ui/sheet';
import { Banner } from '../ui/trouble';
import type { After, EveningPhoto } from './after';

interface EveningPhotosProps {
  readonly after: After;
  readonly onChanged: () => Promise<void>;
}

export function EveningPhotos({ after, onChanged }: EveningPhotosProps) {
  const { eventId, photos, mayKeep } = after;
  const { busy, problem, send } = useWish(onChanged);
  const [waiting, setWaiting] = useState<string | null>(null);
  if (photos.length === 0) return null;
  const keep = (photoId: string): Promise<void> =>
    send(`keep-photo/${photoId}`, async () => {
      await call(eventOutcomeEndpoints.keepEventPhoto, { params: { id: eventId, photoId } });
      await onChanged();
    });
  const wanted = (photoId: string): void => {
    if (mayKeep) void keep(photoId);
    else setWaiting(photoId);
  };
  const urls = photos.map(({ large }) => `${apiBase}${large}`);
  return (
    <Section id="evening-photos" title="当天的照片">
      {problem !== null && <Banner id="photos-problem">{problem}</Banner>}
      <View className="evening">
        {photos.map((photo, place) => (
          <Photo
            key={photo.id}
            photo={photo}
            place={place + 1}
            off={busy}
            onLook={() => void Taro.previewImage({ urls, current: urls[place] ?? '' })}
            onKeep={() => wanted(photo.id)}
          />
        ))}
      </View>
      {waiting !== null && (
        <PhotoConsent
          onAgreed={async () => {
            await keep(waiting);
            setWaiting(null);
          }}
          onClose={() => setWaiting(null)}
        />
      )}
    </Section>
  );
}

interface PhotoProps {
  readonly photo: EveningPhoto;
  /** From 1. */
  readonly place: number;
  readonly off: boolean;
  readonly onLook: () => void;
  readonly onKeep: () => void;
}

function Photo({ photo: { id, small, kept }, place, off, onLook, onKeep }: PhotoProps) {
  return (
    <View className="evening-photo">
      <View className="evening-frame" onClick={onLook} {...asButton(`看第 ${place} 张`)}>
        <Image className="evening-picture" src={`${apiBase}${small}`} mode="aspectFill" lazyLoad aria-hidden />
      </View>
      {kept ? (
        <Text id={`kept-${id}`} className="line soft small evening-kept">
          已在我的相册
        </Text>
      ) : (
        <Button id={`keep-${id}`} kind="text" off={off} onTap={onKeep}>
          收进相册
        </Button>
      )}
    </View>
  );
}

interface PhotoConsentProps {
  readonly onAgreed: () => Promise<void>;
  readonly onClose: () => void;
}

function PhotoConsent({ onAgreed, onClose }: PhotoConsentProps) {
  const { paper, remote, busy, problem, agree } = usePurpose('photo', onAgreed);
  const wrong = problem ?? (paper === null ? remote.problem : null);
  return (
    <Sheet id="photo-consent" title="收进相册前，先问您一声" onClose={onClose}>
      <Text className="line section">{paper?.title ?? ''}</Text>
      <Text className="line soft small">{paper?.text ?? ''}</Text>
      {wrong !== null && <Banner>{wrong.title}</Banner>}
      <View className="section">
        <Button id="photo-agree" off={busy || paper === null} onTap={() => void agree()}>
          {busy ? '正在收好' : '同意，收进相册'}
        </Button>
        <Button id="photo-not-now" kind="quiet" onTap={onClose}>
          先不用
        </Button>
      </View>
    </Sheet>
  );
}
