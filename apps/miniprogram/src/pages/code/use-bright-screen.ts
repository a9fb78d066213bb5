// A bright screen that stays on, for as long as the page is looked at.
import { useEffect, useState } from 'react';
import { useDidHide, useDidShow } from '@tarojs/taro';
import { brighten } from '../../device/screen';

export function useBrightScreen(): void {
  const [seen, setSeen] = useState(true);
  useDidShow(() => setSeen(true));
  useDidHide(() => setSeen(false));
  useEffect(() => (seen ? brighten() : undefined), [seen]);
}
