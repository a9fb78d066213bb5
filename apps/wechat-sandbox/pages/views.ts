// The sandbox's pages, from what they show to HTML.
import type { Account } from '../accounts';
import type { Call } from '../call-log';
import { avatar } from './avatar';
import { type Html, html } from './html';
import { layout, masked, time } from './layout';
import { type Person, peopleCard } from './phone-views';

/** Where a page came from and goes back to. */
export interface Return {
  readonly redirectUri: string;
  readonly state: string;
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

export interface Home {
  readonly appId: string;
  readonly people: readonly Person[];
  /** How many short messages went to phones of nobody here. */
  readonly strangers: number;
  /** How many mails there are, to whatever address. */
  readonly mails: number;
  readonly calls: readonly Call[];
}

export function homePage({ appId, people, strangers, mails, calls }: Home): string {
  const lately = calls.map(({ at, path, errcode }) =>
    row([time.format(at), outcome(errcode)], html`<code>${path}</code>`),
  );
  return layout(
    '谁收到了什么',
    html`<h1>谁收到了什么</h1>
      <p class="quiet">选一个人，看看门店发到这部手机上的订阅消息、公众号消息、短信和邮件。</p>
      <div id="people" data-fresh>
        ${peopleCard(people)}
        ${
          strangers > 0
            ? html`<p>
                <a class="card person" href="/phone">其他手机 <b class="count">${strangers}</b></a>
              </p>`
            : null
        }
        <p>
          <a class="card person" href="/mails">邮箱 ${mails > 0 ? html`<b class="count">${mails}</b>` : null}</a>
        </p>
      </div>
      <p><a class="card person" href="/trouble">出点状况</a></p>
      <h2>这是什么</h2>
      <p class="quiet">
        微信服务器的替身：会员小程序向微信查询登录和手机号、发消息、审核内容，这里用同样的接口和错误码代替微信，因此不需要小程序账号也能试用。
        小程序编号 <code>${appId}</code>。重启后，新建的微信号和收到的消息都会消失。
      </p>
      <h2>最近的调用</h2>
      ${table(lately, '还没有')}`,
    { fresh: true },
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
