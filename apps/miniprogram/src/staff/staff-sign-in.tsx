// Staff sign in with their login and password, as on the office's computers.
import { useState } from 'react';
import { Input, Text, View } from '@tarojs/components';
import { staffEndpoints } from '@guike/contracts/http';
import { ask } from '../api/ask';
import { problemOf } from '../api/refused';
import { Button } from '../ui/button';
import { goTab } from '../ui/go';
import { Page } from '../ui/page';
import { Banner } from '../ui/trouble';
import { Field } from './field';
import { signOutStaff, staffWords } from './staff-call';
import { openStaff, takeParting } from './staff-session';

interface Entering {
  readonly busy: boolean;
  readonly notice: string | null;
  readonly enter: (login: string, password: string) => Promise<void>;
}

function useEntering(): Entering {
  const [busy, setBusy] = useState(false);
  const [notice, setNotice] = useState(takeParting);

  const enter = async (login: string, password: string): Promise<void> => {
    if (login === '' || password === '') {
      setNotice('请输入工号和密码');
      return;
    }
    setBusy(true);
    setNotice(null);
    try {
      if (openStaff(await ask(staffEndpoints.signIn, { body: { login, password } }))) return;
      signOutStaff();
      setNotice('这里供导购和店长使用，您的岗位请在电脑后台登录');
    } catch (error) {
      setNotice(staffWords(problemOf(error)));
    }
    setBusy(false);
  };
  return { busy, notice, enter };
}

export function StaffSignIn() {
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const { busy, notice, ...entering } = useEntering();
  const enter = (): void => void entering.enter(login.trim(), password);

  return (
    <Page
      id="staff-sign-in-page"
      foot={
        <>
          <Button id="staff-enter" off={busy} onTap={enter}>
            {busy ? '正在登录' : '登录'}
          </Button>
          <Button id="staff-leave" kind="text" onTap={() => goTab('me')}>
            我是会员，返回
          </Button>
        </>
      }
    >
      <View className="page-head">
        <Text className="head-title">员工登录</Text>
        <Text className="line lead soft">接待会员，发放兑换商品</Text>
      </View>
      {notice !== null && <Banner id="staff-notice">{notice}</Banner>}
      <Field label="工号">
        <Input
          id="staff-login"
          className="field-input"
          value={login}
          maxlength={64}
          placeholder="门店给您的工号"
          placeholderClass="field-empty"
          aria-label="工号"
          onInput={({ detail }) => setLogin(detail.value)}
        />
      </Field>
      <Field label="密码">
        <Input
          id="staff-password"
          className="field-input"
          password
          value={password}
          maxlength={200}
          placeholder="和电脑后台相同"
          placeholderClass="field-empty"
          aria-label="密码"
          onInput={({ detail }) => setPassword(detail.value)}
          onConfirm={enter}
        />
      </Field>
    </Page>
  );
}
