// A benefit at the counter: what it is, how often still, and one tap to hand it over.
import { Text, View } from '@tarojs/components';
import { BenefitIcon } from '../benefits/icon';
import { Button } from '../ui/button';

interface OfferProps {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly delivery: string;
  readonly note: string;
  /** Null: it is handed over elsewhere. */
  readonly words: string | null;
  /** Asked for: it goes before what may be given besides. */
  readonly strong?: boolean;
  readonly done?: boolean;
  readonly off: boolean;
  readonly onGive: () => void;
}

export function Offer({
  id,
  code,
  name,
  delivery,
  note,
  words,
  strong = false,
  done = false,
  off,
  onGive,
}: OfferProps) {
  return (
    <View id={id} className={strong ? 'give give-strong' : 'give'}>
      <BenefitIcon code={code} delivery={delivery} className="give-icon" />
      <View className="row-text">
        <Text className="give-name">{name}</Text>
        {done ? (
          <Text className="line link small">已记下，等会员确认</Text>
        ) : (
          note !== '' && <Text className="line soft small number">{note}</Text>
        )}
      </View>
      {words !== null && (
        <View className="give-button">
          <Button id={`${id}-done`} kind={strong ? 'full' : 'quiet'} off={off} onTap={onGive}>
            {words}
          </Button>
        </View>
      )}
    </View>
  );
}
