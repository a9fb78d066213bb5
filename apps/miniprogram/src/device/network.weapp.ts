// Coming back of the network, in WeChat.
import Taro from '@tarojs/taro';

/** Calls `listener` each time the phone is connected again; returns how to stop that. */
export function onReconnect(listener: () => void): () => void {
  const changed = ({ isConnected }: { isConnected: boolean }): void => {
    if (isConnected) listener();
  };
  Taro.onNetworkStatusChange(changed);
  return () => Taro.offNetworkStatusChange(changed);
}
