// A coupon with its code, to be shown where it is used; it says so by itself when it was. `?id=` names it.
import { useEffect, useMemo, useState } from 'react';
import { Image, Text, View } from '@tarojs/components';
import { useDidHide, useDidShow, useRouter } from '@tarojs/taro';
import { couponEndpoints } from '@guike/contracts/http';
import { qrPicture } from '../../card/code-picture';
import { Personal } from '../../consent/personal';
import { type Coupon, digitGroups } from '../../coupons/coupons';
import { couponDrawing } from '../../coupons/drawing';
import { pageWidth, pixelRatio } from '../../device/screen';
import { useRemote } from '../../remote/use-remote';
import { asNews, asPicture } from '../../ui/aria';
import { Bones } from '../../ui/bones';
import { Button } from '../../ui/button';
import { go } from '../../ui/go';
import { Page } from '../../ui/page';
import { Shown } from '../../ui/shown';
import { usePull } from '../../ui/use-pull';
import { useBrightScreen } from '../code/use-bright-screen';
import '../../coupons/coupons.css';

/** While the code is shown at the counter. */
const ASK_AGAIN_MS = 4_000;

export default function CouponPage() {
  const id = useRouter().params['id'] ?? '';
  return (
    <Page id="coupon-page">
      <Personal title="登录后看券码" words="券码和有效期都在这里" picture={couponDrawing}>
        <Mine id={id} />
      </Personal>
    </Page>
  );
}

function Mine({ id }: { readonly id: string }) {
  const remote = useRemote(`coupon/${id}`, couponEndpoints.coupon, { params: { id } });
  useAskingAgain(remote.data?.standing === 'usable', remote.reload);
  usePull(remote.reload);
  return (
    <Shown remote={remote} bones={<Bones height={760} round />}>
      {(coupon) => (
        <>
          {coupon.standing === 'usable' ? <Usable coupon={coupon} /> : <Other coupon={coupon} />}
          <Button id="all-coupons" kind="text" onTap={() => go('coupons')}>
            我的优惠券
          </Button>
        </>
      )}
    </Shown>
  );
}

function Usable({ coupon: { name, value, code, sentence } }: { readonly coupon: Coupon }) {
  useBrightScreen();
  const qr = useMemo(() => qrPicture(code, pageWidth() * 0.56, pixelRatio()), [code]);
  const size = { width: `${qr.width}px`, height: `${qr.height}px` };
  return (
    <>
      <View className="coupon-voucher">
        <Text className="coupon-value number">{value}</Text>
        <Text className="coupon-title">{name}</Text>
        <Image id="coupon-qr" className="coupon-qr" src={qr.src} style={size} {...asPicture('券码二维码')} />
        <View id="coupon-code" className="coupon-digits number">
          {digitGroups(code).map((group, place) => (
            <Text key={place} className="coupon-group">
              {group}
            </Text>
          ))}
        </View>
      </View>
      <Text id="coupon-sentence" className="line coupon-words number">
        {sentence}
      </Text>
      <Text className="line soft small coupon-words">请店员扫码，或报这 14 位数字</Text>
    </>
  );
}

function Other({ coupon: { name, value, sentence, usedIn } }: { readonly coupon: Coupon }) {
  return (
    <View className="card" {...asNews}>
      <Text id="coupon-state" className="title">
        {`${value} · ${name}`}
      </Text>
      <Text id="coupon-sentence" className="line soft number">
        {sentence}
      </Text>
      {usedIn !== null && <Text className="line soft small">{usedIn}</Text>}
    </View>
  );
}

/** Asks every few seconds while the page is looked at. */
function useAskingAgain(wanted: boolean, reload: () => Promise<void>): void {
  const [seen, setSeen] = useState(true);
  useDidShow(() => setSeen(true));
  useDidHide(() => setSeen(false));
  useEffect(() => {
    if (!wanted || !seen) return undefined;
    const timer = setInterval(() => void reload(), ASK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [wanted, seen, reload]);
}
