// Signing out, after a second thought.
import { useState } from 'react';
import { Text } from '@tarojs/components';
import { closeSession } from '../../session/session';
import { Button } from '../../ui/button';
import { Sheet } from '../../ui/sheet';

export function SignOut() {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button id="sign-out" kind="text" onTap={() => setAsking(true)}>
        退出登录
      </Button>
      {asking && (
        <Sheet id="sign-out-sheet" title="退出登录" onClose={() => setAsking(false)}>
          <Text className="line soft me-sheet-words">
            这部手机上的会员码和记录会清除。积分和等级都留着，再次登录就能看到。
          </Text>
          <Button id="sign-out-confirm" onTap={closeSession}>
            退出登录
          </Button>
          <Button id="sign-out-cancel" kind="quiet" onTap={() => setAsking(false)}>
            取消
          </Button>
        </Sheet>
      )}
    </>
  );
}
