// One line of the ledger; a tap opens where it came from, in place.
import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import { phoneTime } from '../clock';
import { asButton } from '../ui/aria';
import { classes } from '../ui/classes';
import { dayWords } from '../words/days';
import { signed, yuanWords } from '../words/numbers';
import type { PointsLine } from './ledger';

/** The heading above has said the year. */
const underMonth = (day: string): string => dayWords(day, Date.parse(day));

export function LedgerLine({ line }: { readonly line: PointsLine }) {
  const [open, setOpen] = useState(false);
  const waits = line.lot?.state === 'pending';
  const sentence = waits ? line.lot?.sentence : (line.why[0] ?? line.lot?.sentence);
  return (
    <View id={`line-${line.seq}`} className={classes('entry', waits && 'entry-waits')}>
      <View
        id={`line-${line.seq}-row`}
        className="entry-row"
        hoverClass="pressed"
        onClick={() => setOpen(!open)}
        {...asButton()}
        aria-expanded={open}
      >
        <View className="entry-text">
          <Text className="line">{line.title}</Text>
          {!open && sentence != null && <Text className="entry-sentence soft small">{sentence}</Text>}
        </View>
        <View className="entry-side">
          <Text className="entry-points number">{signed(line.points)}</Text>
          <Text className="line soft small number">{underMonth(line.day)}</Text>
        </View>
      </View>
      {open && <Explanation line={line} />}
    </View>
  );
}

function Explanation({ line }: { readonly line: PointsLine }) {
  const { lot, receipt } = line;
  const now = phoneTime();
  return (
    <View className="entry-why" id={`why-${line.seq}`}>
      {line.why.map((sentence) => (
        <Text key={sentence} className="line">
          {sentence}
        </Text>
      ))}
      {lot !== null && <Text className="line">{lot.sentence}</Text>}
      {receipt !== null && (
        <View className="entry-receipt">
          <Text className="line">{`${receipt.storeName} · ${dayWords(receipt.businessDay, now)}`}</Text>
          <Text className="line soft small number">{`小票 ${receipt.number}`}</Text>
          <View className="entry-sum">
            <Text className="soft">消费</Text>
            <Text className="number">{yuanWords(receipt.netFen)}</Text>
          </View>
          {receipt.returnedFen > 0 && (
            <View className="entry-sum">
              <Text className="soft">已退</Text>
              <Text className="number">{yuanWords(receipt.returnedFen)}</Text>
            </View>
          )}
        </View>
      )}
    </View>
  );
}
