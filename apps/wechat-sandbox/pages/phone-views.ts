// What somebody's phone shows: service messages as cards, the Official Account's, short messages, mails. From values to HTML.
import type { Account } from '../accounts';
import type { Letter } from '../post';
import { avatar } from './avatar';
import { type Html, html } from './html';
import { layout, masked, time } from './layout';

const day = new Intl.DateTimeFormat('zh-CN', { month: 'long', day: 'numeric', timeZone: 'Asia/Shanghai' });

/** A person of the sandbox with what lies on their phone. */
export interface Person {
  readonly account: Account;
  readonly letters: readonly Letter[];
}

/** The list of people, with what came last. */
export function peopleCard(people: readonly Person[]): Html {
  const rows = people.map(({ account, letters }) => {
    const [last] = letters;
    return html`<a class="person" href="/phone/${account.user}">
      ${avatar(account.nickname)}
      <span class="grows"
        >${account.nickname}<small>${last ? summary(last) : account.note || '还没有收到消息'}</small></span
      >
      ${letters.length > 0 ? html`<b class="count">${letters.length}</b>` : null}
    </a>`;
  });
  return html`<div class="card people">
    ${rows.length > 0 ? rows : html`<p class="fields quiet">还没有，在会员小程序登录时可以新建</p>`}
  </div>`;
}

export function phoneView(person: Person, follows: boolean): string {
  const { account, letters } = person;
  const notes = letters.map((letter) =>
    letter.channel === 'sms'
      ? smsCard(letter)
      : letter.channel === 'email'
        ? mailCard(letter)
        : messageCard(letter, account),
  );
  return layout(
    `${account.nickname}的手机`,
    html`<header class="phone-head">
        <a class="back" href="/" aria-label="返回">‹</a>
        <h1>${account.nickname}的手机</h1>
        <p class="quiet">${masked(account.phone)} · 发到“手机号@…”的邮件也在这里</p>
      </header>
      <form method="post" action="/phone/${account.user}/follow" class="follow">
        <input type="hidden" name="follows" value="${follows ? '' : '1'}" />
        <span>公众号 <small>${follows ? '已关注' : '未关注'}</small></span>
        <button class="small">${follows ? '取消关注' : '关注'}</button>
      </form>
      <div id="letters" data-fresh>
        ${
          notes.length > 0
            ? notes
            : html`<div class="nothing">
                <p>还没有消息</p>
                <p class="quiet">在会员小程序里允许接收消息，或请门店发一条，几秒后会出现在这里。</p>
              </div>`
        }
      </div>`,
    { fresh: true },
  );
}

/** Short messages to phones that no WeChat account has. */
export function strangersView(letters: readonly Letter[]): string {
  const notes = letters.map((letter) => (letter.channel === 'sms' ? smsCard(letter, letter.phone) : null));
  return layout(
    '其他手机',
    html`<header class="phone-head">
        <a class="back" href="/" aria-label="返回">‹</a>
        <h1>其他手机</h1>
        <p class="quiet">发到没有微信号的手机的短信</p>
      </header>
      <div id="letters" data-fresh>
        ${notes.length > 0 ? notes.flatMap((note) => note ?? []) : html`<div class="nothing"><p>还没有短信</p></div>`}
      </div>`,
    { fresh: true },
  );
}

/** All mails, to whatever address: a phone does not know what its owner typed. */
export function mailsView(letters: readonly Letter[]): string {
  const mails = letters.flatMap((letter) => (letter.channel === 'email' ? [mailCard(letter)] : []));
  return layout(
    '邮箱',
    html`<header class="phone-head">
        <a class="back" href="/" aria-label="返回">‹</a>
        <h1>邮箱</h1>
        <p class="quiet">门店的邮件都到这里，不会真的寄出</p>
      </header>
      <div id="letters" data-fresh>
        ${mails.length > 0 ? mails : html`<div class="nothing"><p>还没有邮件</p></div>`}
      </div>`,
    { fresh: true },
  );
}

type Message = Extract<Letter, { channel: 'service' | 'account' }>;

function messageCard(letter: Message, account: Account): Html {
  const lines = letter.lines.map(
    ({ label, value }) =>
      html`<dt>${label}</dt>
        <dd>${value}</dd>`,
  );
  const fromAccount = letter.channel === 'account';
  return html`<article class="letter ${letter.channel}">
    <p class="from">
      <span class="mark ${letter.channel}" aria-hidden="true"></span>${fromAccount ? '公众号' : '服务通知'}<time
        >${moment(letter.at)}</time
      >
    </p>
    <h2>${letter.title}</h2>
    <dl>${lines}</dl>
    <p class="leads">${letter.page ? html`进入小程序查看 <code>${letter.page}</code>` : '没有跳转页面'}</p>
    ${
      fromAccount
        ? null
        : html`<form method="post" action="/phone/${account.user}/refuse">
            <input type="hidden" name="title" value="${letter.title}" />
            <button class="plain">拒收此类消息</button>
          </form>`
    }
  </article>`;
}

function smsCard(letter: Extract<Letter, { channel: 'sms' }>, phone?: string): Html {
  return html`<article class="letter sms">
    <p class="from">
      <span class="mark sms" aria-hidden="true"></span>短信${phone === undefined ? '' : ` · ${masked(phone)}`}<time
        >${moment(letter.at)}</time
      >
    </p>
    <p class="bubble">${letter.text}</p>
  </article>`;
}

function mailCard({ at, to, subject, text, unsubscribe }: Extract<Letter, { channel: 'email' }>): Html {
  return html`<article class="letter email">
    <p class="from"><span class="mark email" aria-hidden="true"></span>邮件 · ${to}<time>${moment(at)}</time></p>
    <h2>${subject}</h2>
    <p class="bubble">${text.trim()}</p>
    ${unsubscribe === null ? null : html`<p class="leads"><a href="${unsubscribe}">退订</a></p>`}
  </article>`;
}

function summary(letter: Letter): string {
  if (letter.channel === 'email') return `邮件 ${letter.subject}`;
  if (letter.channel === 'sms') return `短信 ${letter.text}`;
  return `${letter.channel === 'account' ? '公众号' : '服务通知'} ${letter.title}`;
}

function moment(at: Date): string {
  return `${day.format(at)} ${time.format(at).slice(0, 5)}`;
}
