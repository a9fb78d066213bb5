// Why a card does not work now, and whom to ask. Pure.
import type { Home } from './answers';

/** A home that was kept on the phone from before the reason was told has none. */
export function frozenWords({ frozen }: Partial<Pick<Home, 'frozen'>>): string {
  const why = frozen ? `，原因：${frozen.reason}` : '';
  return `会员卡已冻结${why}。暂不能积分和兑换，请联系${frozen?.store ?? '门店'}`;
}
