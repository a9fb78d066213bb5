// The two papers, each to be read and ticked by the person: never ticked for them.
import { Text, View } from '@tarojs/components';
import { go } from '../../ui/go';
import { Tap } from '../../ui/tap';
import { Tick } from '../../ui/tick';

export interface Ticked {
  readonly agreement: boolean;
  readonly privacy: boolean;
}

interface PaperTicksProps {
  readonly ticked: Ticked;
  readonly onTick: (name: keyof Ticked, ticked: boolean) => void;
}

const papers = [
  { name: 'agreement', title: '会员协议' },
  { name: 'privacy', title: '隐私政策' },
] as const;

export function PaperTicks({ ticked, onTick }: PaperTicksProps) {
  return (
    <View className="paper-ticks">
      {papers.map(({ name, title }) => (
        <View key={name} className="paper-row">
          <Tick
            id={`tick-${name}`}
            ticked={ticked[name]}
            label={`我已阅读并同意${title}`}
            onChange={(now) => onTick(name, now)}
          >
            <Text>我已阅读并同意</Text>
          </Tick>
          <Tap id={`read-${name}`} className="paper-link" onTap={() => go(name)}>
            <Text className="link">{`《${title}》`}</Text>
          </Tap>
        </View>
      ))}
    </View>
  );
}
