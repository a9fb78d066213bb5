// A coupon at the counter: whose it is and what it is worth, big, and one tap to use it; afterwards by whom and when.
import { Text, View } from '@tarojs/components';
import { phoneTime } from '../clock';
import { asNews } from '../ui/aria';
import { Button } from '../ui/button';
import { classes } from '../ui/classes';
import { backToDesk } from '../ui/go';
import { Page } from '../ui/page';
import { Banner } from '../ui/trouble';
import { dayWords, timeWords } from '../words/days';
import type { FoundCoupon } from './found';
import { Facts } from './facts';
import { inFours } from './typed';
import { useUsingCoupon } from './use-using-coupon';

export function CouponUse({ code, found }: { readonly code: string; readonly found: FoundCoupon }) {
  const { coupon, done, busy, problem, use } = useUsingCoupon(code, found);
  const open = isOpen(coupon);
  const when = coupon.usedAt === null ? null : timeWords(Date.parse(coupon.usedAt), phoneTime());
  const foot = (
    <>
      {open && (
        <Button id="use-coupon" off={busy} onTap={() => void use()}>
          {busy ? '正在确认' : coupon.kind === 'gift' ? '确认发放' : '确认使用'}
        </Button>
      )}
      <Button id="staff-done" kind={open ? 'text' : 'full'} onTap={backToDesk}>
        {open ? '先不用' : '接待下一位'}
      </Button>
    </>
  );
  return (
    <Page id="staff-coupon" foot={foot}>
      {problem !== null && <Banner id="staff-problem">{problem}</Banner>}
      <View className="handed">
        <View id="staff-standing" className="handed-standing" {...asNews}>
          {done && <View className="tick tick-on handed-tick" aria-hidden />}
          <Text className={classes('title', !done && !open && 'link')}>{standingWords(coupon, done)}</Text>
          {when !== null && (
            <Text className="line soft number">{[coupon.usedBy, when].filter(Boolean).join('，')}</Text>
          )}
        </View>
        <Text id="coupon-value" className={classes('handed-what serif number', !open && 'soft')}>
          {coupon.value}
        </Text>
        <Text className="line soft">{coupon.name}</Text>
      </View>
      <Facts facts={factsOf(code, coupon)} />
      {open && coupon.kind !== 'gift' && (
        <Text className="line soft small section">收银机能核销的，请在收银机上用；这里用掉的不会记到小票上。</Text>
      )}
    </Page>
  );
}

const isOpen = ({ standing, frozen }: FoundCoupon): boolean => standing === 'usable' && !frozen;

function standingWords({ standing, frozen, kind }: FoundCoupon, done: boolean): string {
  if (standing === 'used') return done ? '已用掉' : '已用过，不能再用';
  if (standing === 'ended') return '已过有效期';
  if (standing === 'void') return '已收回，不能使用';
  if (standing === 'early') return '还没到可用的日子';
  if (frozen) return '会员卡已冻结，请联系店长';
  return kind === 'gift' ? '请拿给会员' : '可以使用';
}

function factsOf(code: string, { nameMasked, validFrom, validThrough }: FoundCoupon) {
  return [
    { what: '会员', value: nameMasked ?? '没有留姓名' },
    { what: '券码', value: inFours(code) },
    { what: '有效期', value: `${dayWords(validFrom, phoneTime())}至${dayWords(validThrough, phoneTime())}` },
  ];
}
