// The server's time on this phone, told anew every second.
import { useEffect, useState } from 'react';
import { useDidShow } from '@tarojs/taro';
import { phoneTime } from '../../clock';

/** Milliseconds since 1970; `ahead` is how far the server's clock is before the phone's. */
export function useServerTime(ahead: number): number {
  const [time, setTime] = useState(phoneTime);
  useEffect(() => {
    const timer = setInterval(() => setTime(phoneTime()), 1_000);
    return () => clearInterval(timer);
  }, []);
  useDidShow(() => setTime(phoneTime()));
  return time + ahead;
}
