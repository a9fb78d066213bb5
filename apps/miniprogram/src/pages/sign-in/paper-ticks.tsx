// The two papers, each to be read and ticked by the person: never ticked for them.
import { Text, View } from '@tarojs/components';
import { go } from '../../ui/go';
import { Tick } from '../../ui/tick';

export interface Ticked {
  readonly agreement: boolean;
  readonly privacy: boolean;
}

const papers = [
  { name: 'agreement', title: '会员协议' },
  { name: 'privacy', title: '隐私政策' },
] as const;

export function PaperTicks({
  ticked,
  onChange,
}: {
  readonly ticked: Ticked;
  readonly onChange: (ticked: Ticked) => void;
}) {
  return (
    <View className="paper-ticks">
      {papers.map(({ name, title }) => (
        <Tick
          key={name}
          id={`tick-${name}`}
          ticked={ticked[name]}
          label={`我已阅读并同意${title}`}
          onChange={(now) => onChange({ ...ticked, [name]: now })}
        >
          <Text>我已阅读并同意</Text>
          <Text
            id={`read-${name}`}
            className="link"
            onClick={(event) => {
              event.stopPropagation();
              go(name);
            }}
          >{`《${title}》`}</Text>
        </Tick>
      ))}
    </View>
  );
}
