// Why I am where I am: the reason, its day, and the purchases that counted.
import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import { phoneTime } from '../clock';
import { asButton } from '../ui/aria';
import { classes } from '../ui/classes';
import { dayWords } from '../words/days';
import { yuanWords } from '../words/numbers';
import type { TiersPage } from './tiers-page';

export function MyReasons({ page, mine }: { readonly page: TiersPage; readonly mine: NonNullable<TiersPage['mine']> }) {
  const [open, setOpen] = useState(false);
  const now = phoneTime();
  return (
    <View id="why-tier">
      <Text className="lead">{mine.why}</Text>
      <Text className="line soft small rank-decided">{`${dayWords(mine.decidedOn, now)}定级时`}</Text>
      <View className="rank-sum">
        <Text className="soft">入会以来累计消费</Text>
        <Text className="number">{yuanWords(page.lifetimeFen)}</Text>
      </View>
      {page.counted.length > 0 && (
        <View
          id="counted-toggle"
          className="rank-sum rank-toggle"
          hoverClass="pressed"
          onClick={() => setOpen(!open)}
          {...asButton()}
          aria-expanded={open}
        >
          <Text>哪些消费计入了</Text>
          <View className={classes('chevron', open ? 'chevron-up' : 'chevron-down')} />
        </View>
      )}
      {open && (
        <View id="counted">
          {page.counted.map(({ purchaseId, day, storeName, netFen }) => (
            <View key={purchaseId} className="rank-sum">
              <Text className="soft">{`${dayWords(day, now)} · ${storeName}`}</Text>
              <Text className="number">{yuanWords(netFen)}</Text>
            </View>
          ))}
          <Text className="line soft small">退货已经减去，最多列出最近十笔</Text>
        </View>
      )}
    </View>
  );
}
