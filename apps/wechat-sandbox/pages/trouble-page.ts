// The page on which somebody who tries the product makes WeChat difficult.
import type { FastifyInstance } from 'fastify';
import type { Told } from '../callbacks';
import { mediaInput } from '../media-answers';
import type { Sandbox } from '../sandbox';
import { faultInput } from '../trouble';
import { html } from './html';
import { layout, time } from './layout';

const modes = { prompt: '很快', late: '半分钟后', twice: '来两次', never: '不来' } as const;
const verdicts = { pass: '通过', review: '需要人工看', risky: '有问题' } as const;
const troubles = [
  { name: '订阅消息：系统繁忙一次', path: '/cgi-bin/message/subscribe/send', errcode: -1 },
  { name: '订阅消息：超过频率一次', path: '/cgi-bin/message/subscribe/send', errcode: 45011 },
  { name: '订阅消息：已发出但没有回音', path: '/cgi-bin/message/subscribe/send', lost: true },
  { name: '登录：系统繁忙一次', path: '/sns/jscode2session', errcode: -1 },
  { name: '手机号：次数用完', path: '/wxa/business/getuserphonenumber', errcode: 1400001 },
  { name: '短信：通道繁忙一次', path: '/sms/send', status: 503 },
  { name: '邮件：服务器繁忙一次', path: '/smtp', status: 451 },
  { name: '邮件：没有这个邮箱', path: '/smtp', status: 550 },
] as const;

export function serveTrouble(app: FastifyInstance, sandbox: Sandbox): void {
  app.get('/trouble', async (_request, reply) => reply.type('text/html; charset=utf-8').send(troublePage(sandbox)));
  app.post('/trouble/media', async ({ body }, reply) => {
    const read = mediaInput.safeParse(body);
    if (read.success) sandbox.media.set(read.data);
    return reply.redirect('/trouble', 303);
  });
  app.post('/trouble/fault', async ({ body }, reply) => {
    const chosen = troubles.find(({ name }) => name === (body as { name?: unknown } | undefined)?.name);
    if (chosen) {
      const { name: _name, ...fault } = chosen;
      sandbox.trouble.ask(faultInput.parse(fault));
    }
    return reply.redirect('/trouble', 303);
  });
}

function troublePage({ media, callbacks, trouble }: Sandbox): string {
  const pending = trouble.pending().map(nameOf);
  const choice = (name: string, words: Readonly<Record<string, string>>, chosen: string) =>
    html`<select name="${name}">
      ${Object.entries(words).map(
        ([value, word]) => html`<option value="${value}" ${value === chosen ? 'selected' : ''}>${word}</option>`,
      )}
    </select>`;
  return layout(
    '出点状况',
    html`<header class="phone-head">
        <a class="back" href="/" aria-label="返回">‹</a>
        <h1>出点状况</h1>
        <p class="quiet">看看微信不顺的时候会怎样</p>
      </header>
      <h2>图片审核的结果</h2>
      <form class="card fields" method="post" action="/trouble/media">
        <label>什么时候来 ${choice('mode', modes, media.mode)}</label>
        <label>结果 ${choice('suggest', verdicts, media.suggest)}</label>
        <button class="main">就这样</button>
      </form>
      <h2>下一次调用</h2>
      <div class="card">
        ${troubles.map(
          ({ name }) =>
            html`<form method="post" action="/trouble/fault">
              <input type="hidden" name="name" value="${name}" /><button class="person">${name}</button>
            </form>`,
        )}
      </div>
      ${pending.length > 0 ? html`<p class="quiet" role="status">等着发生：${pending.join('、')}</p>` : null}
      <h2>推送给门店的事件</h2>
      ${toldTable(callbacks.latest().slice(0, 20))}`,
  );
}

function toldTable(told: readonly Told[]) {
  return html`<table class="card">
    ${
      told.length === 0
        ? html`<tr>
            <td>还没有</td>
          </tr>`
        : null
    }
    ${told.map(
      ({ at, event, status }) =>
        html`<tr>
          <td class="whole">${time.format(at)}</td>
          <td class="whole">${status === 200 ? '收到' : status === 0 ? '没有回音' : `没有收下 ${status}`}</td>
          <td><code>${event}</code></td>
        </tr>`,
    )}
  </table>`;
}

/** As the page calls it; a test may ask for more than the page offers. */
function nameOf({ path, ...how }: ReturnType<Sandbox['trouble']['pending']>[number]): string {
  const same = (fault: (typeof troubles)[number]) =>
    fault.path === path &&
    Object.entries(fault).every(([key, value]) => key === 'name' || key === 'path' || how[key as 'errcode'] === value);
  return troubles.find(same)?.name ?? path;
}
