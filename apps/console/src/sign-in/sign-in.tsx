// Signing in with login and password. The address stays as it is, so that one goes on where one was.
import { staffEndpoints } from '@guike/contracts/http';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { call } from '../api/call';
import { changeSession } from '../session/session';
import { Field } from '../ui/field';
import { ProblemLine } from '../ui/problem';
import './sign-in.css';

type Why = 'none' | 'ended' | 'left' | 'guide';

const GUIDES = '导购请在小程序里登录';
const greetings: Readonly<Record<Why, string | null>> = {
  none: null,
  ended: '登录已过期，请重新登录，之后会回到刚才的页面',
  left: '您已退出',
  guide: `您的角色是导购。${GUIDES}，控制台是给店长、财务、总务和审计用的`,
};

/** The session that comes of it; a guide's is ended at once, since nothing here is for guides. */
function useSignIn() {
  const client = useQueryClient();
  const [isGuide, setGuide] = useState(false);
  const sending = useMutation({
    mutationFn: async (body: { login: string; password: string }) => {
      const { token: _, ...me } = await call(staffEndpoints.signIn, { body });
      if (me.role === 'guide') await call(staffEndpoints.signOut, {});
      return me;
    },
    onMutate: () => setGuide(false),
    onSuccess: (me) => {
      if (me.role === 'guide') setGuide(true);
      else changeSession(client, { kind: 'in', me });
    },
  });
  return { sending, isGuide };
}

export function SignIn({ why }: { readonly why: Why }) {
  const { sending, isGuide } = useSignIn();
  const greeting = greetings[isGuide ? 'guide' : why];
  return (
    <main className="sign-in">
      <title>登录 · 贵客</title>
      <div className="sign-in-sheet">
        <h1>贵客</h1>
        <p className="sign-in-sub">店务控制台</p>
        {greeting !== null && (
          <p className="sign-in-why" role="status" data-testid="sign-in-why">
            {greeting}
          </p>
        )}
        <SignInForm sending={sending} />
        <p className="sign-in-foot">{GUIDES}。忘了密码，请总务为您重设。</p>
      </div>
    </main>
  );
}

function SignInForm({ sending }: Pick<ReturnType<typeof useSignIn>, 'sending'>) {
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const isReady = login.trim() !== '' && password !== '';
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (isReady && !sending.isPending) sending.mutate({ login: login.trim(), password });
  };
  return (
    <form className="form" noValidate onSubmit={send} data-testid="sign-in">
      <Field label="账号">
        <Input
          id="login"
          name="username"
          autoComplete="username"
          autoCapitalize="off"
          spellCheck={false}
          autoFocus
          size="large"
          value={login}
          onChange={(event) => setLogin(event.target.value)}
        />
      </Field>
      <Field label="密码">
        <Input.Password
          id="password"
          name="password"
          autoComplete="current-password"
          size="large"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
      </Field>
      <ProblemLine error={sending.error} />
      <Button
        type="primary"
        htmlType="submit"
        size="large"
        block
        loading={sending.isPending}
        disabled={!isReady}
        data-testid="sign-in-submit"
      >
        登录
      </Button>
    </form>
  );
}
