// A coupon with its code, to be shown where it is used; it says so by itself when it was. `?id=` names it.
import { Text, View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { couponEndpoints } from '@guike/contracts/http';
import { Voucher } from '../../card/voucher';
import { Personal } from '../../consent/personal';
import type { Coupon } from '../../coupons/coupons';
import { couponDrawing } from '../../coupons/drawing';
import { useAskingAgain } from '../../remote/use-asking-again';
import { useRemote } from '../../remote/use-remote';
import { asNews } from '../../ui/aria';
import { Bones } from '../../ui/bones';
import { Button } from '../../ui/button';
import { go } from '../../ui/go';
import { Page } from '../../ui/page';
import { Shown } from '../../ui/shown';
import { usePull } from '../../ui/use-pull';
import '../../card/voucher.css';
import '../../coupons/coupons.css';

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
  return (
    <Voucher of="coupon" code={code} picture="券码二维码" sentence={sentence}>
      <Text className="coupon-value number">{value}</Text>
      <Text className="coupon-title">{name}</Text>
    </Voucher>
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
