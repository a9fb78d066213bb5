// The code of a redemption, big and bright on white in every light; once handed out, only that it was.
import { useMemo } from 'react';
import { Image, Text, View } from '@tarojs/components';
import { qrPicture } from '../card/code-picture';
import { pageWidth, pixelRatio } from '../device/screen';
import { useBrightScreen } from '../pages/code/use-bright-screen';
import { asNews, asPicture } from '../ui/aria';
import { type Redemption, digitGroups, stateWords } from './redemptions';
import { RewardPicture } from './reward-picture';

export function CodePanel({ redemption }: { readonly redemption: Redemption }) {
  return redemption.state === 'open' ? <Open redemption={redemption} /> : <Done redemption={redemption} />;
}

function Open({ redemption: { name, code, sentence } }: { readonly redemption: Redemption }) {
  useBrightScreen();
  const qr = useMemo(() => qrPicture(code, pageWidth() * 0.56, pixelRatio()), [code]);
  const size = { width: `${qr.width}px`, height: `${qr.height}px` };
  return (
    <>
      <View className="voucher">
        <Text className="voucher-name">{name}</Text>
        <Image id="redemption-qr" className="voucher-qr" src={qr.src} style={size} {...asPicture('兑换码二维码')} />
        <View id="redemption-code" className="voucher-digits number">
          {digitGroups(code).map((group, place) => (
            <Text key={place} className="voucher-group">
              {group}
            </Text>
          ))}
        </View>
      </View>
      <Text id="redemption-sentence" className="line voucher-words number">
        {sentence}
      </Text>
      <Text className="line soft small voucher-words">请店员扫码，或报这 12 位数字</Text>
    </>
  );
}

function Done({ redemption: { name, picture, state, sentence } }: { readonly redemption: Redemption }) {
  return (
    <View className="card voucher-done" {...asNews}>
      <RewardPicture picture={picture} width={600} className="voucher-picture" />
      <Text id="redemption-state" className="title">
        {stateWords[state]}
      </Text>
      <Text className="line lead">{name}</Text>
      <Text id="redemption-sentence" className="line soft number">
        {sentence}
      </Text>
    </View>
  );
}
