// `logins`: who can sign in to the demo, with what, and requests to try. Prints secrets, therefore for demos only.
import { parseArgs } from 'node:util';
import type { INestApplicationContext } from '@nestjs/common';
import { type StaffRole, businessDayOf } from '@guike/kernel';
import { MembersService } from '@guike/members';
import { type Config, Database, Keys, Tokens, systemClock } from '@guike/platform';
import { presets } from '@guike/programme';
import type { KeyPair } from '@guike/stores';
import { type Command, Refusal, print } from '../command';
import { inContext } from '../context';
import { SHOWN_CUSTOMER, demoStaff, demoStores, passwordOf, personOf, tillKeyOf } from './cast';

const roleNames: Readonly<Record<StaffRole, string>> = {
  guide: '导购',
  manager: '店长',
  finance: '财务',
  head_office: '总务',
  auditor: '审计',
};

export const logins: Command = {
  usage: 'logins                          prints the demo logins and requests to try, where GUIKE_DEMO=1 is set',
  async run(argv, config) {
    parseArgs({ args: argv, options: {} });
    if (!config.demo) throw new Refusal('Logins are printed only for a demo (GUIKE_DEMO=1).');
    await inContext(config, {}, (context) => printLogins(context, config));
    return 0;
  },
};

async function printLogins(context: INestApplicationContext, config: Config): Promise<void> {
  const keys = context.get(Keys);
  const address = `http://${config.apiHost}:${config.apiPort}`;
  print('谁能试什么 Who can try what');
  print(`  ${'会员'.padEnd(4, '　')} ${address}/app/      登录时选「余建国」（铂金，一年的消费）或「林知夏」（没来过）`);
  for (const { login, role, name, tries } of demoStaff) {
    const place = role === 'guide' ? '收银接口里的 servingGuide' : `${address}/console/`;
    print(`  ${roleNames[role].padEnd(4, '　')} ${place}  ${login.padEnd(12)} ${passwordOf(keys, login)}  ${name}，${tries}`);
  }
  print('\n收银机 Tills (one key for each store)');
  for (const { code, name } of demoStores)
    print(`  ${name}  ${tillKeyOf(keys, code).keyId}  ${tillKeyOf(keys, code).secret}`);
  const [store] = demoStores;
  const person = personOf(SHOWN_CUSTOMER);
  if (store)
    print(
      `\n记一笔销售 A sale of ${person.name}, ${person.phone}, paid now:\n${saleRequest(address, tillKeyOf(keys, store.code), person.phone)}`,
    );
  const memberId = await context
    .get(MembersService)
    .find(context.get(Database).reading, { kind: 'phone', phone: person.phone });
  if (memberId === null) return;
  print(`\n会员首页 What ${person.name} sees (the token is good for seven days):`);
  print(`curl -sS ${address}/member/home -H 'Authorization: Bearer ${context.get(Tokens).signMember(memberId)}'`);
}

/** Lines for a shell: a sale of today, signed as docs/tills.md says. The number makes it new each time. */
function saleRequest(address: string, { keyId, secret }: KeyPair, phone: string): string {
  const day = businessDayOf(systemClock.now(), presets.boutique.timeZone);
  const line = { sku: 'DRESS-01', name: '真丝连衣裙', quantity: 1, unitPriceFen: 128_000, amountFen: 128_000 };
  const sale = { receipt: { businessDay: day, number: 'NUMBER' }, paidAt: 'PAID_AT', member: { phone }, lines: [line] };
  const body = JSON.stringify(sale).replace('NUMBER', `'$NOW'`).replace('PAID_AT', `'$(date -u +%Y-%m-%dT%H:%M:%SZ)'`);
  return [
    `NOW=$(date +%s); BODY='${body}'`,
    `SIGNATURE=$(printf '%s\\nPOST\\n/till/purchases\\n\\n%s' "$NOW" "$BODY" | openssl dgst -sha256 -hmac '${secret}' | sed 's/.* //')`,
    `curl -sS ${address}/till/purchases -H 'Content-Type: application/json' -H 'X-Guike-Key: ${keyId}' \\`,
    `  -H "X-Guike-Timestamp: $NOW" -H "X-Guike-Signature: $SIGNATURE" -d "$BODY"`,
  ].join('\n');
}
