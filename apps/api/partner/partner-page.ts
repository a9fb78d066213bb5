// The page of a partner merchant's counter: two codes are typed, and it says whom to give what. It needs no login and
// keeps only the partner's own code, on the partner's own device.
import { partnerEndpoints } from '@guike/contracts/http';
import type { FastifyInstance } from 'fastify';
import { screenHeaders } from '../web/content-policy';

const PATH = '/partner';
const SCRIPT = `${PATH}/page.js`;
const config = { audience: { kind: 'public' } as const };

const page = `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>合作商家核验</title>
<style>
  :root { --paper: #f7f4ef; --ink: #1f1c19; --soft: #6b635b; --line: #e6dfd5; --accent: #8c2f39; --card: #fff; }
  @media (prefers-color-scheme: dark) {
    :root { --paper: #1a1816; --ink: #f1ece5; --soft: #b3aaa0; --line: #3a352f; --accent: #d98088; --card: #24211e; }
  }
  * { box-sizing: border-box; }
  body { margin: 0; background: var(--paper); color: var(--ink);
    font: 16px/1.6 "PingFang SC", "Noto Sans CJK SC", system-ui, sans-serif; }
  main { max-width: 420px; margin: 0 auto; padding: 40px 20px; }
  h1 { font: 600 26px/1.3 "Songti SC", "Noto Serif CJK SC", serif; margin: 0 0 8px; }
  p { margin: 0 0 24px; color: var(--soft); }
  label { display: block; margin: 0 0 16px; }
  input { display: block; width: 100%; height: 52px; margin-top: 6px; padding: 0 16px; border: 1px solid var(--line);
    border-radius: 12px; background: var(--card); color: inherit; font: 20px/1 ui-monospace, monospace; letter-spacing: 2px; }
  button { width: 100%; height: 52px; border: 0; border-radius: 12px; background: var(--ink); color: var(--paper);
    font: inherit; font-size: 18px; }
  button[disabled] { opacity: 0.5; }
  output { display: block; margin-top: 24px; }
  .good, .bad { padding: 20px; border: 1px solid var(--line); border-radius: 12px; background: var(--card); }
  .good b { display: block; font: 600 22px/1.4 "Songti SC", "Noto Serif CJK SC", serif; }
  .bad { color: var(--accent); }
</style>
</head>
<body>
<main>
<h1>合作商家核验</h1>
<p>输入会员手机上的权益码和本店核验码，确认后按页面给会员礼遇。</p>
<form id="form">
<label>会员权益码<input id="pass" inputmode="numeric" autocomplete="off" maxlength="14" required></label>
<label>本店核验码<input id="code" inputmode="numeric" autocomplete="off" maxlength="14" required></label>
<button id="verify">核验</button>
</form>
<output id="answer" role="status"></output>
</main>
<script src="${SCRIPT}"></script>
</body>
</html>
`;

const script = `'use strict';
(function () {
  var form = document.getElementById('form');
  var pass = document.getElementById('pass');
  var code = document.getElementById('code');
  var button = document.getElementById('verify');
  var answer = document.getElementById('answer');
  var KEY = 'guike-partner-code';
  try { code.value = localStorage.getItem(KEY) || ''; } catch (error) { code.value = ''; }
  function show(kind, title, text) {
    var box = document.createElement('div');
    box.className = kind;
    if (title) {
      var head = document.createElement('b');
      head.textContent = title;
      box.appendChild(head);
    }
    box.appendChild(document.createTextNode(text));
    answer.replaceChildren(box);
  }
  form.addEventListener('submit', function (event) {
    event.preventDefault();
    button.disabled = true;
    fetch('${partnerEndpoints.verifyPass.path}', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ pass: pass.value, code: code.value }),
    }).then(function (response) {
      return response.json().then(function (body) {
        if (!response.ok) {
          var issue = body.issues && body.issues[0];
          show('bad', '', issue ? issue.message : body.title);
          return;
        }
        try { localStorage.setItem(KEY, code.value); } catch (error) { answer.hidden = false; }
        pass.value = '';
        show('good', body.offer, (body.nameMasked || '会员') + ' · ' + body.benefit + ' · 已记下');
      });
    }).catch(function () {
      show('bad', '', '网络不太顺，请再试一次');
    }).then(function () {
      button.disabled = false;
    });
  });
})();
`;

/** Registers the page and its script; to be called once the hooks are there that every request passes. */
export function servePartnerPage(fastify: FastifyInstance): void {
  const headers = screenHeaders(null);
  fastify.route({
    method: 'GET',
    url: PATH,
    config,
    handler: async (_request, reply) => reply.headers(headers).type('text/html; charset=utf-8').send(page),
  });
  fastify.route({
    method: 'GET',
    url: SCRIPT,
    config,
    handler: async (_request, reply) => reply.headers(headers).type('text/javascript; charset=utf-8').send(script),
  });
}
