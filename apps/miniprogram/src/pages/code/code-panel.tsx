// The code, big and bright, on white in every light: QR, bars, digits, and the points beside it.
import { useMemo } from 'react';
import { Image, Text, View } from '@tarojs/components';
import type { AnswerOf, memberEndpoints } from '@guike/contracts/http';
import { barsPicture, qrPicture } from '../../card/code-picture';
import { type Card, phoneCode, secondsLeft } from '../../card/phone-code';
import { phoneTime } from '../../clock';
import { pageWidth, pixelRatio } from '../../device/screen';
import { asPicture } from '../../ui/aria';
import { dayWords } from '../../words/days';
import { grouped, yuanWords } from '../../words/numbers';
import { useBrightScreen } from './use-bright-screen';
import { useServerTime } from './use-server-time';

type Points = AnswerOf<(typeof memberEndpoints)['home']>['points'];

interface CodePanelProps {
  readonly card: Card;
  /** Milliseconds the server's time is ahead of the phone's. */
  readonly ahead: number;
  readonly name: string | null;
  readonly points: Points | null;
  readonly withoutNetwork: boolean;
}

export function CodePanel({ card, ahead, name, points, withoutNetwork }: CodePanelProps) {
  useBrightScreen();
  const time = useServerTime(ahead);
  const left = secondsLeft(time);
  return (
    <>
      <View className="code-panel">
        {name !== null && <Text className="code-name">{name}</Text>}
        <Pictures code={phoneCode(card, time)} />
        <Text id="code-seconds" className="code-seconds number">{`${left} 秒后更新`}</Text>
        <View className="code-track" aria-hidden>
          <View className="code-track-left" style={{ width: `${(left / 60) * 100}%` }} />
        </View>
      </View>
      {points !== null && (
        <View id="code-points" className="code-points">
          <Text className="code-points-number number">{grouped(points.available || points.pending)}</Text>
          <Text className="soft">{wordsOf(points)}</Text>
        </View>
      )}
      <Text id="code-note" className="line code-note soft small">
        {withoutNetwork ? '网络不太顺，会员码照常可用' : '付款前出示给店员，请不要截图转发'}
      </Text>
    </>
  );
}

/** After the number: points that can be used now, or, where there are none yet, those that will be. */
function wordsOf({ available, pending, pendingUntil, worthFen }: Points): string {
  if (available === 0 && pending > 0)
    return pendingUntil === null ? '积分，稍后可用' : `积分，${dayWords(pendingUntil, phoneTime())}起可用`;
  return worthFen > 0 ? `可用积分，可抵 ${yuanWords(worthFen)}` : '可用积分';
}

/** Drawn again only when the code changes. */
function Pictures({ code }: { readonly code: string }) {
  const { qr, bars } = useMemo(() => {
    const ratio = pixelRatio();
    const width = pageWidth();
    // Beside the bars: the page's margins of 32 rpx and quiet zones of ten modules each.
    return { qr: qrPicture(code, width * 0.56, ratio), bars: barsPicture(code, width * 0.8, width * 0.19, ratio) };
  }, [code]);
  const groups = code.match(/.{4}/g) ?? [];
  return (
    <>
      <Image
        id="code-qr"
        className="code-qr"
        src={qr.src}
        style={{ width: `${qr.width}px`, height: `${qr.height}px` }}
        {...asPicture('会员码二维码')}
      />
      <Image
        id="code-bars"
        className="code-bars"
        src={bars.src}
        style={{ width: `${bars.width}px`, height: `${bars.height}px` }}
        {...asPicture('会员码条形码')}
      />
      <View id="code" className="code-digits number">
        {groups.map((group, place) => (
          <Text key={place} className="code-group">
            {group}
          </Text>
        ))}
      </View>
    </>
  );
}
