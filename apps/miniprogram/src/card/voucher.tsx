// A code to be shown at the counter, big and bright on white: as a picture, and in digits for reading aloud.
import { type ReactNode, useMemo } from 'react';
import { Image, Text, View } from '@tarojs/components';
import { pageWidth, pixelRatio } from '../device/screen';
import { useBrightScreen } from '../pages/code/use-bright-screen';
import { asPicture } from '../ui/aria';
import { qrPicture } from './code-picture';

interface VoucherProps {
  /** Of what: redemption, coupon. The parts are named after it. */
  readonly of: string;
  readonly code: string;
  /** The picture's name for who does not see it. */
  readonly picture: string;
  readonly sentence: string;
  /** What it is for, above the code. */
  readonly children: ReactNode;
}

export function Voucher({ of, code, picture, sentence, children }: VoucherProps) {
  useBrightScreen();
  const qr = useMemo(() => qrPicture(code, pageWidth() * 0.56, pixelRatio()), [code]);
  const size = { width: `${qr.width}px`, height: `${qr.height}px` };
  const groups = code.match(/.{1,4}/g) ?? [];
  return (
    <>
      <View className="voucher">
        {children}
        <Image id={`${of}-qr`} className="voucher-qr" src={qr.src} style={size} {...asPicture(picture)} />
        <View id={`${of}-code`} className={`voucher-digits number voucher-digits-${groups.length}`}>
          {groups.map((group, place) => (
            <Text key={place} className="voucher-group">
              {group}
            </Text>
          ))}
        </View>
      </View>
      <Text id={`${of}-sentence`} className="line voucher-words number">
        {sentence}
      </Text>
      <Text className="line soft small voucher-words">{`请店员扫码，或报这 ${code.length} 位数字`}</Text>
    </>
  );
}
