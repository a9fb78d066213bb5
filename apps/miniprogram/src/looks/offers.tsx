// What a guide took at the fitting and waits for my word: kept with what is agreed to in plain words, or deleted at once.
import { useState } from 'react';
import { Image, Text, View } from '@tarojs/components';
import { phoneTime } from '../clock';
import { apiBase } from '../settings';
import { asPicture } from '../ui/aria';
import { Button } from '../ui/button';
import { Sheet } from '../ui/sheet';
import { timeWords } from '../words/days';
import type { Album, Offer } from './answers';
import type { UsedAlbum } from './use-album';

interface OffersProps {
  readonly album: Album;
  readonly used: UsedAlbum;
}

export function Offers({ album: { waiting, consent }, used: { busy, answer } }: OffersProps) {
  const [agreeing, setAgreeing] = useState<Offer | null>(null);
  if (waiting.length === 0) return null;
  /** Whoever has agreed to photos before has read it. */
  const keep = (offer: Offer): void => (consent.given ? void answer(offer, true) : setAgreeing(offer));
  return (
    <View id="offers">
      {waiting.map((offer) => (
        <View key={offer.id} id={`offer-${offer.id}`} className="card fitting">
          <Image
            className="fitting-picture"
            mode="aspectFill"
            src={`${apiBase}${offer.small}`}
            {...asPicture('导购拍的照片')}
          />
          <View className="row-text">
            <Text className="line fitting-title">{`${offer.storeName}为您拍了一张`}</Text>
            <Text className="line soft small number">
              {`您同意后收进相册。不回复的话，${timeWords(Date.parse(offer.endsAt), phoneTime())}自动删除`}
            </Text>
            <View className="fitting-ways">
              <Button id={`offer-${offer.id}-agree`} off={busy !== null} onTap={() => keep(offer)}>
                收下
              </Button>
              <Button
                id={`offer-${offer.id}-refuse`}
                kind="quiet"
                off={busy !== null}
                onTap={() => void answer(offer, false)}
              >
                不要，删除
              </Button>
            </View>
          </View>
        </View>
      ))}
      {agreeing !== null && (
        <Sheet id="photo-consent" title={consent.title} onClose={() => setAgreeing(null)}>
          <Text className="line soft sheet-words">{consent.text}</Text>
          <Button
            id="photo-consent-agree"
            off={busy !== null}
            onTap={() => void answer(agreeing, true).then(() => setAgreeing(null))}
          >
            同意并收下
          </Button>
          <Button id="photo-consent-not" kind="quiet" onTap={() => setAgreeing(null)}>
            再想想
          </Button>
        </Sheet>
      )}
    </View>
  );
}
