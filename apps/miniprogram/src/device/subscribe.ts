// The question whether the shop may send messages, in a browser: asked here in WeChat's place, and told to the sandbox.
import { z } from 'zod';
import { send } from '../api/ask';
import { type Answer, answersIn } from './answers';
import './subscribe.css';
import { sandboxUser } from './wechat';

const titles = z.array(z.object({ id: z.string(), title: z.string() }));
type Choice = z.output<typeof titles>[number];

/**
 * Asks for at most three templates and answers what was said to each; what was not asked is left out. To be called in
 * the handler of a tap. Never throws: without the sandbox nobody is asked.
 */
export async function askForMessages(templateIds: readonly string[]): Promise<Record<string, Answer>> {
  const known = sandboxUser();
  const asked = templateIds.slice(0, 3);
  if (known === null || asked.length === 0) return {};
  try {
    const { json } = await send(`${known.sandboxUrl}/sandbox/templates`, 'POST', { templates: asked });
    const choices = titles.parse(json);
    const ticked = choices.length === 0 ? [] : await decided(choices);
    const results = Object.fromEntries(asked.map((id) => [id, ticked.includes(id) ? 'accept' : 'reject']));
    const told = await send(`${known.sandboxUrl}/sandbox/grants`, 'POST', { user: known.user, results });
    return answersIn(told.json, asked);
  } catch {
    return {};
  }
}

/** The templates that were ticked when 允许 was tapped; none otherwise. */
function decided(choices: readonly Choice[]): Promise<string[]> {
  const ground = piece('div', 'message-ask-ground');
  const sheet = piece('div', 'message-ask');
  sheet.id = 'message-ask';
  sheet.setAttribute('role', 'dialog');
  sheet.setAttribute('aria-label', '接收消息');
  const boxes = choices.map(({ id }) => {
    const box = document.createElement('input');
    box.className = 'message-ask-box';
    box.type = 'checkbox';
    box.checked = true;
    box.value = id;
    return box;
  });
  const lines = choices.map(({ title }, index) => {
    const line = piece('label', 'message-ask-line', title);
    line.append(...boxes.slice(index, index + 1));
    return line;
  });
  const refuse = piece('button', 'message-ask-button', '取消');
  const allow = piece('button', 'message-ask-button message-ask-allow', '允许');
  refuse.id = 'message-ask-refuse';
  allow.id = 'message-ask-allow';
  const buttons = piece('div', 'message-ask-choices');
  buttons.append(refuse, allow);
  sheet.append(
    piece('p', 'message-ask-from', '微信（模拟）'),
    piece('p', 'message-ask-title', '门店申请发送以下消息，每勾选一项可收到一条'),
    ...lines,
    buttons,
  );
  ground.append(sheet);
  document.body.append(ground);
  allow.focus();
  return new Promise((answer) => {
    const end = (ids: string[]) => () => {
      ground.remove();
      answer(ids);
    };
    refuse.addEventListener('click', end([]));
    allow.addEventListener('click', () => end(boxes.filter(({ checked }) => checked).map(({ value }) => value))());
  });
}

function piece(tag: 'div' | 'p' | 'label' | 'button', className: string, text = ''): HTMLElement {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}
