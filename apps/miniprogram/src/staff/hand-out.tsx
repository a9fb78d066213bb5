// A redemption at the counter: what to hand out, big, and one tap; afterwards by whom and when.
import { Text, View } from '@tarojs/components';
import { phoneTime } from '../clock';
import { asNews } from '../ui/aria';
import { Button } from '../ui/button';
import { classes } from '../ui/classes';
import { Page } from '../ui/page';
import { backToDesk } from '../ui/go';
import { Banner } from '../ui/trouble';
import { dayWords, timeWords } from '../words/days';
import { grouped, yuanWords } from '../words/numbers';
import { Facts } from './facts';
import type { FoundRedemption } from './found';
import { inFours } from './typed';
import { type HandingOut, useHandingOut } from './use-handing-out';

interface HandOutProps {
  readonly code: string;
  readonly found: FoundRedemption;
}

export function HandOut({ code, found }: HandOutProps) {
  const handing = useHandingOut(code, found);
  const { redemption, problem } = handing;
  return (
    <Page id="staff-redemption" foot={<Foot handing={handing} />}>
      {problem !== null && <Banner id="staff-problem">{problem}</Banner>}
      <View className="handed">
        <Standing redemption={redemption} done={handing.done} />
        <Text id="reward-name" className={classes('handed-what serif', !isOpen(redemption) && 'soft')}>
          {redemption.name}
        </Text>
        <Text className="line soft number">
          {`${grouped(redemption.points)} 积分 · 价值 ${yuanWords(redemption.valueFen)}`}
        </Text>
      </View>
      <Facts facts={factsOf(code, redemption)} />
    </Page>
  );
}

function Foot({ handing: { redemption, busy, handOut } }: { readonly handing: HandingOut }) {
  const open = isOpen(redemption);
  return (
    <>
      {open && (
        <Button id="hand-out" off={busy} onTap={() => void handOut()}>
          {busy ? '正在确认' : '确认发放'}
        </Button>
      )}
      <Button id="staff-done" kind={open ? 'text' : 'full'} onTap={backToDesk}>
        {open ? '先不发放' : '接待下一位'}
      </Button>
    </>
  );
}

/** The one thing to know: hand it out, it is handed out now, or do not. */
function Standing({ redemption, done }: { readonly redemption: FoundRedemption; readonly done: boolean }) {
  const { verifiedBy, verifiedAt } = redemption;
  const when = verifiedAt === null ? null : timeWords(Date.parse(verifiedAt), phoneTime());
  return (
    <View id="staff-standing" className="handed-standing" {...asNews}>
      {done && <View className="tick tick-on handed-tick" aria-hidden />}
      <Text className={classes('title', !done && !isOpen(redemption) && 'link')}>
        {standingWords(redemption, done)}
      </Text>
      {when !== null && (
        <Text className="line soft number">{[verifiedBy, when].filter((words) => words !== null).join('，')}</Text>
      )}
    </View>
  );
}

function standingWords({ state, frozen }: FoundRedemption, done: boolean): string {
  if (state === 'verified') return done ? '已发放' : '已发放过，不用再给';
  if (state === 'lapsed') return '已过期，积分已退回';
  return frozen ? '会员卡已冻结，请联系店长' : '请拿给会员';
}

const isOpen = ({ state, frozen }: FoundRedemption): boolean => state === 'open' && !frozen;

function factsOf(code: string, { nameMasked, redeemedOn, expiresOn, state }: FoundRedemption) {
  return [
    { what: '会员', value: nameMasked ?? '没有留姓名' },
    { what: '兑换码', value: inFours(code) },
    { what: '兑换日', value: dayWords(redeemedOn, phoneTime()) },
    ...(state === 'open' ? [{ what: '最晚领取', value: dayWords(expiresOn, phoneTime()) }] : []),
  ];
}
