// The shape of what is on its way.
import { View } from '@tarojs/components';

interface BonesProps {
  /** In rpx of the design. */
  readonly height: number;
  /** In percent of the width there is. */
  readonly width?: number;
  readonly round?: boolean;
}

export function Bones({ height, width = 100, round = false }: BonesProps) {
  const style = { height: `${height / 2}px`, width: `${width}%`, ...(round ? { borderRadius: '12px' } : {}) };
  return <View className="bones" style={style} aria-hidden />;
}
