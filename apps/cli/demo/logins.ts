// `logins`: who can sign in to the demo, with what, and requests to try. Prints secrets, therefore for demos only.
import { parseArgs } from 'node:util';
import type { INestApplicationContext } from '@nestjs/common';
import { type StaffRole, businessDayOf } from '@guike/kernel';
import { MembersService } from '@guike/members';
import { Database, Keys, Tokens, systemClock } from '@guike/platform';
import { presets } from '@guike/programme';
import type { KeyPair } from '@guike/stores';
import { type Command, Refusal, print } from '../command';
import { inContext } from '../context';
import { type DemoStaff, SHOWN_CUSTOMER, demoStaff, demoStores, passwordOf, personOf, tillKeyOf } from './cast';

const roleNames: Readonly<Record<StaffRole, string>> = {
  guide: '导购',
  manager: '店长',
  finance: '财务',
  head_office: '总务',
  auditor: '审计',
};

export const logins: Command = {
  usage: `logins [--json]                 prints the demo logins and requests to try, where GUIKE_DEMO=1 is set;
                                  with --json the logins alone, for a program`,
  async run(argv, config) {
    const { values } = parseArgs({ args: argv, options: { json: { type: 'boolean', default: false } } });
    if (!config.demo) throw new Refusal('Logins are printed only for a demo (GUIKE_DEMO=1).');
    await inContext(config, {}, async (context) => {
      const found = await findLogins(context);
      if (values.json) print(JSON.stringify(found));
      else printLogins(found, `http://${config.apiHost}:${config.apiPort}`);
    });
    return 0;
  },
};

interface Logins {
  readonly staff: readonly (DemoStaff & { readonly password: string })[];
  readonly tills: readonly ({ readonly store: string } & KeyPair)[];
  /** The shown customer with a token for seven days; null before the demo data is there. */
  readonly member: { readonly name: string; readonly phone: string; readonly token: string } | null;
}

async function findLogins(context: INestApplicationContext): Promise<Logins> {
  const keys = context.get(Keys);
  const { name, phone } = personOf(SHOWN_CUSTOMER);
  const memberId = await context.get(MembersService).find(context.get(Database).reading, { kind: 'phone', phone });
  return {
    staff: demoStaff.map((person) => ({ ...person, password: passwordOf(keys, person.login) })),
    tills: demoStores.map((store) => ({ store: store.name, ...tillKeyOf(keys, store.code) })),
    member: memberId === null ? null : { name, phone, token: context.get(Tokens).signMember(memberId) },
  };
}

function printLogins({ staff, tills, member }: Logins, address: string): void {
  print('谁能试什么 Who can try what');
  print(
    `  ${'会员'.padEnd(4, '　')} ${address}/app/      登录时选「余建国」（铂金，一年的消费）或「林知夏」（没来过）`,
  );
  for (const { login, role, name, tries, password } of staff) {
    const place = role === 'guide' ? `${address}/app/ 我的，员工登录` : `${address}/console/`;
    print(`  ${roleNames[role].padEnd(4, '　')} ${place}  ${login.padEnd(12)} ${password}  ${name}，${tries}`);
  }
  print('\n收银机 Tills (one key for each store)');
  for (const { store, keyId, secret } of tills) print(`  ${store}  ${keyId}  ${secret}`);
  const [till] = tills;
  if (member === null || !till) return;
  print(
    `\n记一笔销售 A sale of ${member.name}, ${member.phone}, paid now:\n${saleRequest(address, till, member.phone)}`,
  );
  print(`\n会员首页 What ${member.name} sees (the token is good for seven days):`);
  print(`curl -sS ${address}/member/home -H 'Authorization: Bearer ${member.token}'`);
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
