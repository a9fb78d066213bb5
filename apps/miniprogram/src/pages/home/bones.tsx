// The shape of 首页 while it loads.
import { View } from '@tarojs/components';
import { Bones } from '../../ui/bones';

export function MemberBones() {
  return (
    <View id="home-bones">
      <Bones height={420} round />
      <View className="section">
        <Bones height={96} width={45} />
        <Bones height={32} width={70} />
      </View>
      <View className="section">
        <Bones height={40} width={80} />
        <Bones height={120} />
      </View>
    </View>
  );
}

export function GuestBones() {
  return (
    <View id="home-bones">
      <Bones height={72} width={40} />
      <Bones height={36} width={75} />
      <View className="section">
        <Bones height={520} round />
      </View>
      <View className="section">
        <Bones height={32} />
        <Bones height={32} width={80} />
      </View>
    </View>
  );
}
