// The sandbox's pages, from what they show to HTML.
import type { Account } from '../accounts';
import type { Call } from '../call-log';
import { avatar } from './avatar';
import { type Html, html } from './html';

const time = new Intl.DateTimeFormat('zh-CN', { timeStyle: 'medium', timeZone: 'Asia/Shanghai' });

/** Where a page came from and goes back to. */
export interface Return {
  readonly redirectUri: string;
  readonly state: string;
}

function layout(title: string, body: Html): string {
  return html`<!doctype html>
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · 微信（模拟）</title>
        <link rel="stylesheet" href="/sandbox/style.css" />
      </head>
      <body>
        <main>
          <p class="banner">微信（模拟）：这不是微信，只用来在电脑上试用会员小程序。人名和手机号都是编造的。</p>
          ${body}
        </main>
      </body>
    </html>`.text;
}

/** What somebody typed, to be mended. */
export interface Typed {
  readonly nickname: string;
  readonly phone: string;
  readonly wrong: string;
}

export function authorizePage(accounts: readonly Account[], back: Return, typed?: Typed): string {
  const choices = accounts.map(
    (account) =>
      html`<form method="post" action="/sandbox/authorize">
        ${hidden(back)}<input type="hidden" name="user" value="${account.user}" />
        <button class="person">
          ${avatar(account.nickname)}
          <span>${account.nickname}<small>${masked(account.phone)}${account.note && ` · ${account.note}`}</small></span>
        </button>
      </form>`,
  );
  return layout(
    '选择微信号',
    html`<h1>用哪个微信号登录？</h1>
      ${choices.length > 0 ? html`<div class="card">${choices}</div>` : null}
      <h2>新建一个微信号</h2>
      <form class="card fields" method="post" action="/sandbox/authorize/new">
        ${hidden(back)} ${typed ? html`<p class="wrong" role="alert">${typed.wrong}</p>` : null}
        <label
          >昵称<input
            type="text"
            name="nickname"
            value="${typed?.nickname ?? ''}"
            maxlength="20"
            required
            autocomplete="off"
        /></label>
        <label
          >手机号<input
            type="tel"
            name="phone"
            value="${typed?.phone ?? ''}"
            maxlength="20"
            required
            autocomplete="off"
        /></label>
        <button class="main">新建并登录</button>
      </form>`,
  );
}

export function phonePage(account: Account, back: Return): string {
  return layout(
    '手机号',
    html`<h1>申请获取并验证您的手机号</h1>
      <p class="quiet">${account.nickname}的手机号会交给门店，用来找到您的会员卡。</p>
      <p class="card number">${masked(account.phone)}</p>
      <form method="post" action="/sandbox/phone">
        ${hidden(back)}<input type="hidden" name="user" value="${account.user}" />
        <button class="main" name="decision" value="allow">允许</button>
        <button class="second" name="decision" value="deny">拒绝</button>
      </form>`,
  );
}

export function refusedPage(sentence: string): string {
  return layout(
    '打不开',
    html`<h1>这个页面打不开</h1>
      <p>${sentence}</p>`,
  );
}

export function homePage(appId: string, accounts: readonly Account[], calls: readonly Call[]): string {
  const people = accounts.map(({ nickname, phone, note }) => row([nickname, masked(phone)], note));
  const lately = calls.map(({ at, path, errcode }) =>
    row([time.format(at), outcome(errcode)], html`<code>${path}</code>`),
  );
  return layout(
    '说明',
    html`<h1>微信服务器的替身</h1>
      <p>会员小程序要向微信查询登录和手机号。这里用同样的接口和错误码代替微信，因此不需要小程序账号也能试用。</p>
      <p class="quiet">小程序编号 <code>${appId}</code>。重启后，新建的微信号会消失。</p>
      <h2>微信号</h2>
      ${table(people, '还没有，登录时可以新建')}
      <h2>最近的调用</h2>
      ${table(lately, '还没有')}`,
  );
}

function table(rows: readonly Html[], empty: string): Html {
  return html`<table class="card">
    ${rows.length > 0 ? rows : row([], empty)}
  </table>`;
}

function row(short: readonly string[], long: string | Html): Html {
  const cells = short.map((text) => html`<td class="whole">${text}</td>`);
  return html`<tr>
    ${cells}
    <td>${long}</td>
  </tr>`;
}

function hidden({ redirectUri, state }: Return): Html {
  return html`<input type="hidden" name="redirect_uri" value="${redirectUri}" /><input
      type="hidden"
      name="state"
      value="${state}"
    />`;
}

function outcome(errcode: number): string {
  return errcode === 0 ? '成功' : `拒绝 ${errcode}`;
}

/** 138****8000 */
function masked(phone: string): string {
  return `${phone.slice(0, 3)}****${phone.slice(-4)}`;
}
