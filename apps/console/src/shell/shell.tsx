// What stands around every page: where one can go, who one is, and the way out.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type Endpoint, staffEndpoints } from '@guike/contracts/http';
import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { NavLink, Outlet, ScrollRestoration, useLocation, useMatches, useNavigation } from 'react-router';
import { call } from '../api/call';
import { isRefused } from '../api/refused';
import { changeSession, may, useMe } from '../session/session';
import { Forbidden } from '../ui/forbidden';
import { roleNames } from '../words';
import { places } from './places';
import './shell.css';

export function Shell() {
  const me = useMe();
  const main = useMainFocus();
  const isMoving = useNavigation().state !== 'idle';
  return (
    <div className="shell">
      <a className="skip" href="#main">
        跳到内容
      </a>
      <aside className="shell-side">
        <p className="shell-brand">贵客</p>
        <nav aria-label="主菜单" data-testid="menu">
          {places
            .filter(({ needs }) => may(me, needs))
            .map(({ path, label }) => (
              <NavLink key={path} to={path} end={path === '/'} className="shell-place">
                {label}
              </NavLink>
            ))}
        </nav>
      </aside>
      <header className="shell-head">
        <p className="shell-me" data-testid="me">
          <strong>{me.name}</strong>
          <span>{roleNames[me.role]}</span>
          <span>{me.storeName ?? '全部门店'}</span>
        </p>
        <SignOut />
      </header>
      <main id="main" ref={main} tabIndex={-1} className={isMoving ? 'shell-main is-moving' : 'shell-main'}>
        {useNeeds().every((needs) => may(me, needs)) ? <Outlet /> : <Forbidden />}
      </main>
      <ScrollRestoration />
    </div>
  );
}

/** What the pages of this address ask for. */
function useNeeds(): Endpoint[] {
  return useMatches().flatMap(({ handle }) => {
    const needs = (handle as { needs?: Endpoint } | undefined)?.needs;
    return needs ? [needs] : [];
  });
}

/** Another page takes the focus, so that a keyboard or a screen reader goes on there. */
function useMainFocus() {
  const { pathname } = useLocation();
  const main = useRef<HTMLElement>(null);
  const last = useRef(pathname);
  useEffect(() => {
    if (last.current !== pathname) main.current?.focus({ preventScroll: true });
    last.current = pathname;
  }, [pathname]);
  return main;
}

function SignOut() {
  const client = useQueryClient();
  const leaving = useMutation({
    mutationFn: () => call(staffEndpoints.signOut, {}),
    onSuccess: () => changeSession(client, { kind: 'out', why: 'left' }),
  });
  return (
    <>
      {leaving.isError && !isRefused(leaving.error, 'UNAUTHENTICATED') && (
        <span className="shell-problem" role="alert">
          没有退出成功，请再试一次
        </span>
      )}
      <Button type="text" loading={leaving.isPending} onClick={() => leaving.mutate()} data-testid="sign-out">
        退出
      </Button>
    </>
  );
}
