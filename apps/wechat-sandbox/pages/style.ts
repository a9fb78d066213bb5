// How the sandbox's pages look: quiet, wide enough for a thumb, and never to be taken for WeChat.

export const style = `
:root { color-scheme: light dark; --paper: #f4f5f3; --card: #fff; --ink: #1d211e; --muted: #68706a; --line: #dfe3df; --main: #2c6a4c; --on-main: #fff; --warn: #8c2f39; }
@media (prefers-color-scheme: dark) { :root { --paper: #151816; --card: #1f2421; --ink: #ecefec; --muted: #9aa49d; --line: #333a36; --main: #7fc3a0; --on-main: #10241a; --warn: #e59aa2; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.6 system-ui, "PingFang SC", "Noto Sans CJK SC", sans-serif; }
main { max-width: 440px; min-height: 100vh; margin: 0 auto; padding: 16px 16px 32px; }
.banner { padding: 8px 12px; border: 1px dashed var(--muted); border-radius: 8px; color: var(--muted); font-size: 13px; }
h1 { margin: 24px 0 8px; font-size: 22px; line-height: 1.35; }
h2 { margin: 32px 0 8px; font-size: 15px; color: var(--muted); font-weight: 600; }
p { margin: 8px 0; }
.quiet { color: var(--muted); font-size: 14px; }
.wrong { color: var(--warn); }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 12px; }
.card form + form { border-top: 1px solid var(--line); }
button, .button { font: inherit; cursor: pointer; }
.person { display: flex; align-items: center; gap: 12px; width: 100%; min-height: 64px; padding: 10px 14px; border: 0; background: none; color: inherit; text-align: left; }
.person svg { flex: none; }
.person small { display: block; color: var(--muted); font-size: 13px; font-variant-numeric: tabular-nums; }
.fields { padding: 14px; }
label { display: block; margin-bottom: 12px; font-size: 14px; color: var(--muted); }
input[type=text], input[type=tel] { display: block; width: 100%; height: 46px; margin-top: 4px; padding: 0 12px; border: 1px solid var(--line); border-radius: 8px; background: var(--paper); color: var(--ink); font: inherit; }
.main, .second { display: block; width: 100%; min-height: 48px; border-radius: 10px; border: 1px solid var(--main); }
.main { background: var(--main); color: var(--on-main); font-weight: 600; }
.second { margin-top: 12px; background: none; color: var(--ink); border-color: var(--line); }
.number { margin: 20px 0; padding: 18px; text-align: center; font-size: 22px; font-variant-numeric: tabular-nums; }
table { width: 100%; border-collapse: separate; border-spacing: 0; font-size: 14px; font-variant-numeric: tabular-nums; }
td { padding: 8px 10px; border-bottom: 1px solid var(--line); vertical-align: top; }
tr:last-child td { border-bottom: 0; }
.whole { white-space: nowrap; }
code { font-size: 12.5px; overflow-wrap: anywhere; }
a { color: inherit; }
a.person { text-decoration: none; }
a.person.card { border: 1px solid var(--line); background: var(--card); }
.people .person + .person { border-top: 1px solid var(--line); }
.grows { flex: 1; min-width: 0; }
.grows small { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.count { margin-left: auto; min-width: 24px; padding: 0 7px; border-radius: 12px; background: var(--main); color: var(--on-main); font-size: 13px; font-weight: 600; line-height: 24px; text-align: center; font-variant-numeric: tabular-nums; }
.phone-head { position: relative; padding: 12px 48px 8px; text-align: center; }
.phone-head h1 { margin: 0; font-size: 18px; }
.phone-head p { margin: 0; }
.back { position: absolute; left: -8px; top: 4px; width: 48px; height: 48px; font-size: 32px; line-height: 44px; text-align: center; text-decoration: none; }
.follow { display: flex; align-items: center; justify-content: space-between; min-height: 48px; margin: 8px 0 16px; padding: 0 4px; border-bottom: 1px solid var(--line); }
.follow small { color: var(--muted); }
.small { min-height: 36px; padding: 0 14px; border: 1px solid var(--line); border-radius: 18px; background: var(--card); color: var(--ink); font-size: 14px; }
.plain { min-height: 44px; margin-bottom: -10px; padding: 0; border: 0; background: none; color: var(--muted); font-size: 13px; }
.letter { margin: 0 0 16px; padding: 14px 16px; border: 1px solid var(--line); border-radius: 12px; background: var(--card); }
.letter h2 { margin: 10px 0 12px; color: var(--ink); font-size: 17px; }
.letter form { margin: 0; }
.from { display: flex; align-items: center; gap: 8px; margin: 0; color: var(--muted); font-size: 13px; }
.from time { margin-left: auto; flex: none; font-variant-numeric: tabular-nums; }
.mark { width: 18px; height: 18px; border-radius: 5px; background: #4f7a5d; }
.mark.account { background: #6b7a99; }
.mark.email { background: #8a5a6b; }
.mark.sms { background: #b08a4a; border-radius: 9px; }
.letter dl { display: grid; grid-template-columns: max-content 1fr; gap: 6px 16px; margin: 0 0 12px; font-size: 15px; }
.letter dt { color: var(--muted); }
.letter dd { margin: 0; overflow-wrap: anywhere; }
.leads { margin: 0; padding-top: 10px; border-top: 1px solid var(--line); color: var(--muted); font-size: 13px; }
.bubble + .leads { margin-top: 12px; }
.bubble { margin: 10px 0 0; padding: 12px 14px; border-radius: 12px; background: var(--paper); overflow-wrap: anywhere; white-space: pre-line; }
.nothing { padding: 64px 16px; text-align: center; }
select { display: block; width: 100%; height: 46px; margin-top: 4px; padding: 0 10px; border: 1px solid var(--line); border-radius: 8px; background: var(--paper); color: var(--ink); font: inherit; }
:focus-visible { outline: 2px solid var(--main); outline-offset: 2px; }
`;
