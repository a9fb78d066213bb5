// Asks every few seconds while a code is shown at the counter and its page is looked at.
import { useEffect, useState } from 'react';
import { useDidHide, useDidShow } from '@tarojs/taro';

const ASK_AGAIN_MS = 4_000;

export function useAskingAgain(wanted: boolean, reload: () => Promise<void>): void {
  const [seen, setSeen] = useState(true);
  useDidShow(() => setSeen(true));
  useDidHide(() => setSeen(false));
  useEffect(() => {
    if (!wanted || !seen) return undefined;
    const timer = setInterval(() => void reload(), ASK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [wanted, seen, reload]);
}
